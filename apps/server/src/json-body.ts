import type { JsonObject } from '@talkgraph/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyNotJson } from './errors.js';

/**
 * Lets the routes of this scope take their body as text whatever its content type says: clients of ComfyUI send JSON as
 * `text/plain` or as a form.
 */
export function acceptAnyText(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

/** The body as it was written; empty where there was none. Needs `acceptAnyText`. */
export function bodyText(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : '';
}

/** The body as a JSON object; `{}` where there was none. Needs `acceptAnyText`. @throws BODY_NOT_JSON */
export function jsonBody(request: FastifyRequest): JsonObject {
  const text = bodyText(request).trim();
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bodyNotJson({ route: request.url }, cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bodyNotJson({ route: request.url });
  return value as JsonObject;
}
