import { promptInvalid } from '../errors.js';
import type { Json } from '../json.js';
import { WrittenFloat, type WrittenJson } from './parse-json.js';

/** Far beyond any real workflow, and far from where recursion in JSON.stringify and in hashing gives out. */
const deepest = 200;

/**
 * The same value as plain JSON: a deep copy without `WrittenFloat`.
 * @throws PROMPT_INVALID when it is nested too deeply, or holds what JSON cannot (NaN, functions)
 */
export function plainJson(value: WrittenJson, depth = 0): Json {
  if (value instanceof WrittenFloat) return value.value;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') {
    throw promptInvalid({
      problem: { en: `it holds ${String(value)}, which is no JSON value`, zh: `其中含有非 JSON 值 ${String(value)}` },
    });
  }
  if (depth >= deepest) {
    throw promptInvalid({
      problem: { en: `it is nested more than ${deepest} levels deep`, zh: `嵌套超过 ${deepest} 层` },
    });
  }
  if (Array.isArray(value)) return value.map((item: WrittenJson) => plainJson(item, depth + 1));
  // fromEntries defines own properties, so that a key "__proto__" is a key like any other.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainJson(item, depth + 1)]));
}
