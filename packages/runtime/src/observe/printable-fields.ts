import type { Json, JsonObject, LogFields } from '@talkgraph/engine';

/** Keys whose values are nobody's business: `token`, `x-api-key`, `Authorization`, `dbPassword`, `set-cookie`… */
const secretKey =
  /(token|authorization|passw(or)?d|passphrase|secret|api[-_]?key|access[-_]?key|cookie|credential)s?$/i;

/** The same inside a text, as addresses and headers carry it. */
const secretInText =
  /([?&][^=&?\s]{0,100}(?:token|passw(?:or)?d|secret|key|signature)=)[^&#\s]+|(\b(?:bearer|basic)\s+)[\w.~+/=-]{6,}/gi;

const hidden = '[hidden]';

/** Deeper than this, and longer, nobody reads in a log. */
const depthLimit = 6;
const lengthLimit = 4000;

/** Makes fields fit for a log: plain JSON, secrets hidden, errors with their message, code, stack and cause. */
export function printableFields(fields: LogFields): JsonObject {
  return printableObject(fields, 0);
}

/** Hides secrets in a text. */
export function withoutSecrets(text: string): string {
  return text.replace(secretInText, (_all, inAddress?: string, inHeader?: string) => (inAddress ?? inHeader) + hidden);
}

function printableObject(object: object, depth: number): JsonObject {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return Object.fromEntries(
    entries.map(([key, value]) => [key, secretKey.test(key) ? hidden : printable(value, depth + 1)]),
  );
}

function printable(value: unknown, depth: number): Json {
  if (typeof value === 'string') return cut(withoutSecrets(value));
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return String(value);
  if (depth > depthLimit) return '…';
  if (value instanceof Error) return printableError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => printable(item, depth + 1));
  return printableObject(value, depth);
}

function printableError(error: Error, depth: number): JsonObject {
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: cut(withoutSecrets(error.message)),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: cut(withoutSecrets(error.stack)) }),
    ...(error.cause === undefined ? {} : { cause: printable(error.cause, depth + 1) }),
  };
}

function cut(text: string): string {
  return text.length > lengthLimit ? `${text.slice(0, lengthLimit)}…` : text;
}
