import type { JsonObject } from '@talkgraph/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyNotJson, bodyTooDeep } from './errors.js';

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

/** No workflow nests its values deeper. */
const mostLevels = 1000;

/** The body as a JSON object; `{}` where there was none. Needs `acceptAnyText`. @throws BODY_NOT_JSON, BODY_TOO_DEEP */
export function jsonBody(request: FastifyRequest): JsonObject {
  const text = bodyText(request).trim();
  if (text === '') return {};
  // Parsing goes well at any depth; writing the value again would not.
  if (isTooDeep(text)) throw bodyTooDeep({ route: request.url, levels: mostLevels });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bodyNotJson({ route: request.url }, cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bodyNotJson({ route: request.url });
  return value as JsonObject;
}

function isTooDeep(text: string): boolean {
  let level = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInText) {
      if (character === '\\') at++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') {
      level++;
      if (level > mostLevels) return true;
    } else if (character === '}' || character === ']') level--;
  }
  return false;
}
