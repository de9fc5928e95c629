import { createHash } from 'node:crypto';
import type { Clip, Json } from './clip.js';

/**
 * Makes a frozen recipe. Its hash is SHA-256 over the canonical JSON of the op, the parameters and the inputs' hashes, so
 * equal recipes have equal hashes wherever they are built.
 */
export function makeClip(op: string, params: { readonly [key: string]: Json }, inputs: readonly Clip[] = []): Clip {
  const frozen = freezeJson(params) as { readonly [key: string]: Json };
  return Object.freeze({ op, params: frozen, inputs: Object.freeze([...inputs]), hash: clipHash(op, frozen, inputs) });
}

/** The content hash of a recipe; only the inputs' hashes are read, so the cost does not depend on the recipe's depth. */
export function clipHash(op: string, params: { readonly [key: string]: Json }, inputs: readonly Clip[]): string {
  const text = canonicalJson({ op, params, inputs: inputs.map((input) => input.hash) });
  return createHash('sha256').update(text).digest('hex');
}

/** JSON with sorted keys and no spaces, so that equal values give equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const object = value as { readonly [key: string]: Json };
  const fields = Object.keys(object).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`).join(',')}}`;
}

function freezeJson(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return Object.freeze(value.map(freezeJson));
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return Object.freeze(Object.fromEntries(entries.map(([key, field]) => [key, freezeJson(field)])));
}
