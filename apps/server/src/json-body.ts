import { isJsonObject, type JsonObject } from '@talkgraph/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyNotJson, bodyTooDeep, bodyTooManyValues } from './errors.js';

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
/** A workflow of 20,000 nodes has some hundred thousand values in an editor's format. A million are read in seconds. */
const mostValues = 1_000_000;
/** Reading a number takes longer with the square of its length; the longest exact one has 767 digits. */
const mostDigits = 1000;

/**
 * The body as a JSON object; `{}` where there was none. Needs `acceptAnyText`.
 * @throws BODY_NOT_JSON, BODY_TOO_DEEP, BODY_TOO_MANY_VALUES
 */
export function jsonBody(request: FastifyRequest): JsonObject {
  const text = bodyText(request).trim();
  if (text === '') return {};
  const route = routeOf(request);
  const { levels, values, digits } = measure(text);
  // Parsing goes well at any depth; writing the value again would not.
  if (levels > mostLevels) throw bodyTooDeep({ route, levels: mostLevels });
  // While a body is read, nobody else is answered.
  if (values > mostValues || digits > mostDigits)
    throw bodyTooManyValues({ route, values: mostValues, digits: mostDigits });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bodyNotJson({ route }, cause);
  }
  if (!isJsonObject(value)) throw bodyNotJson({ route });
  return value;
}

/** Whether a text that came by another way than a request is more JSON than one may hold. */
export function isTooMuchJson(text: string): boolean {
  const { levels, values, digits } = measure(text);
  return levels > mostLevels || values > mostValues || digits > mostDigits;
}

// Characters by their codes: comparing those is several times as quick as comparing letters.
const [quote, comma, zero, nine, backslash] = [0x22, 0x2c, 0x30, 0x39, 0x5c] as const;
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** The address without its query, which may hold a token. */
function routeOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? '';
}

/** How much there is to read in a text, found in one quick pass: whatever is in it, this takes no memory. */
function measure(text: string): { readonly levels: number; readonly values: number; readonly digits: number } {
  let [level, levels, values, digits, run] = [0, 0, 0, 0, 0];
  for (let at = 0; at < text.length && level <= mostLevels && values <= mostValues && digits <= mostDigits; at++) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) {
      run++;
      if (run > digits) digits = run;
      continue;
    }
    run = 0;
    if (code === quote) at = endOfText(text, at);
    else if (code === comma) values++;
    else if (code === openBrace || code === openBracket) {
      level++;
      values++;
      if (level > levels) levels = level;
    } else if (code === closeBrace || code === closeBracket) level--;
  }
  return { levels, values, digits };
}

/** Where the text in quotes that begins at a place ends. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}
