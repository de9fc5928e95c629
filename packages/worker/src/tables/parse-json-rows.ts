import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import { messageOf } from '@talkgraph/errors';
import type { TableDocument } from '@talkgraph/nodes';
import { tableFileBroken } from '../errors.js';

/** The column of values that are no objects. */
const plainColumn = 'value';

/**
 * Reads a JSON list, an object with a list under `rows`, or JSON Lines. Columns stand in the order in which they first
 * appear; what is missing or null becomes an empty text. @throws TABLE_FILE_BROKEN with the line
 */
export function parseJsonRows(text: string, file: string): TableDocument {
  const rows = valuesOf(text, file).map(
    (value): JsonObject => (isJsonObject(value) ? value : { [plainColumn]: value }),
  );
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? '']))) };
}

function valuesOf(text: string, file: string): readonly Json[] {
  const whole = parsed(text);
  if (whole !== undefined && Array.isArray(whole.value)) return whole.value as readonly Json[];
  if (whole !== undefined && isJsonObject(whole.value)) {
    const { rows } = whole.value;
    return Array.isArray(rows) ? (rows as readonly Json[]) : [whole.value];
  }
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Json];
    } catch (cause) {
      throw tableFileBroken({ file, problem: `${at + 1}: ${messageOf(cause)}` }, cause);
    }
  });
}

function parsed(text: string): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}
