import type { Json } from '../json.js';
import { deepestValue } from './seal-json.js';

/**
 * JSON text that is the same for equal values: members sorted by name, no spaces. Undefined where there is no such text:
 * for NaN, and for values nested deeper than nodes may pass on.
 */
export function canonicalJson(value: Json, depth = 0): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : undefined;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth >= deepestValue) return undefined;
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      const part = canonicalJson(item, depth + 1);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join(',')}]`;
  }
  const members = value as { readonly [key: string]: Json };
  for (const name of Object.keys(members).sort()) {
    const part = canonicalJson(members[name]!, depth + 1);
    if (part === undefined) return undefined;
    parts.push(`${JSON.stringify(name)}:${part}`);
  }
  return `{${parts.join(',')}}`;
}
