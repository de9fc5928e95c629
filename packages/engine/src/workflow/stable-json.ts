import type { Json } from '../json.js';

/** Keys that come first, in this order; others follow in the order of the alphabet. */
const firstKeys = [
  ...['id', 'revision', 'last_node_id', 'last_link_id', 'version', 'state', 'name', 'type', 'class_type', 'title'],
  ...['node', 'input', 'pos', 'size', 'bounding', 'flags', 'order', 'mode', 'shape', 'widget', 'link'],
  ...['origin_id', 'origin_slot', 'target_id', 'target_slot', 'inputNode', 'outputNode', 'inputs', 'outputs'],
  ...['properties', 'widgets_values', 'widgets_values_named', '_meta', 'nodes', 'links', 'linkIds', 'groups'],
  ...['definitions', 'config', 'extra'],
];
const ranks = new Map(firstKeys.map((key, rank) => [key, rank]));

const longestLine = 120;

/**
 * Writes JSON so that versions of a file differ only where the workflow does: keys in a fixed order, two spaces, short
 * lists and objects of plain values on one line, a line break at the end.
 */
export function stableJson(json: Json): string {
  return `${write(json, '', 0)}\n`;
}

function write(json: Json, indent: string, before: number): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const isList = Array.isArray(json);
  const inner = `${indent}  `;
  const parts = isList
    ? (json as readonly Json[]).map((item) => ({ key: '', value: item ?? null }))
    : entriesOf(json as { readonly [key: string]: Json }).map(([key, value]) => ({
        key: `${JSON.stringify(key)}: `,
        value,
      }));
  if (parts.length === 0) return isList ? '[]' : '{}';
  const short = oneLine(json);
  if (short !== undefined && indent.length + before + short.length <= longestLine) return short;
  const lines = parts.map(({ key, value }) => `${inner}${key}${write(value, inner, key.length)}`);
  return isList ? `[\n${lines.join(',\n')}\n${indent}]` : `{\n${lines.join(',\n')}\n${indent}}`;
}

/**
 * A list of plain values, or an object of those, on one line; undefined for everything deeper. Lists of lists have a line
 * for each, however short, so that another one is another line.
 */
function oneLine(json: Json, depth = 0): string | undefined {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (depth > 1) return undefined;
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    if (items.some((item) => typeof item === 'object' && item !== null)) return undefined;
    return `[${items.map((item) => JSON.stringify(item ?? null)).join(', ')}]`;
  }
  const parts: string[] = [];
  for (const [key, value] of entriesOf(json as { readonly [key: string]: Json })) {
    const text = oneLine(value, depth + 1);
    if (text === undefined) return undefined;
    parts.push(`${JSON.stringify(key)}: ${text}`);
  }
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function entriesOf(json: { readonly [key: string]: Json }): readonly (readonly [string, Json])[] {
  return Object.entries(json)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => compareKeys(a, b));
}

function compareKeys(a: string, b: string): number {
  const [first, second] = [rankOf(a), rankOf(b)];
  if (first !== second) return first - second;
  if (first < 0) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}

/** Ids of an API prompt come first, by their numbers. */
function rankOf(key: string): number {
  return /^\d{1,15}$/.test(key) ? -1 : (ranks.get(key) ?? firstKeys.length);
}
