import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { requestInvalid } from './errors.js';
import { jsonBody } from './json-body.js';
import { zodProblem } from './zod-problem.js';

/** The body in the shape a schema asks for, whatever its content type said. @throws BODY_NOT_JSON, REQUEST_INVALID */
export function readBody<S extends z.ZodType>(request: FastifyRequest, schema: S): z.output<S> {
  return checked(jsonBody(request), schema, 'body');
}

/** A value in the shape a schema asks for. @throws REQUEST_INVALID */
export function checked<S extends z.ZodType>(value: unknown, schema: S, where: 'body' | 'query'): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw requestInvalid({ where, problem: zodProblem(result.error.issues) }, result.error);
}
