import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { requestInvalid } from './errors.js';
import { jsonBody } from './json-body.js';

/** The body in the shape a schema asks for, whatever its content type said. @throws BODY_NOT_JSON, REQUEST_INVALID */
export function readBody<S extends z.ZodType>(request: FastifyRequest, schema: S): z.output<S> {
  return checked(jsonBody(request), schema, 'body');
}

/** So many mistakes are told; of a list of wrong values each one is a mistake. */
const mostTold = 20;

/** A value in the shape a schema asks for. @throws REQUEST_INVALID */
export function checked<S extends z.ZodType>(value: unknown, schema: S, where: 'body' | 'query'): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const problem = issues
    .slice(0, mostTold)
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  if (issues.length > mostTold) problem.push('…');
  throw requestInvalid({ where, problem: problem.join('; ') }, result.error);
}
