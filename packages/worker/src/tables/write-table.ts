import { writeFile } from 'node:fs/promises';
import type { Json } from '@talkgraph/engine';
import type { TableDocument, TableFormat } from '@talkgraph/nodes';
import Papa from 'papaparse';
import { runSpreadsheetTask } from './spreadsheet-task.js';

/** Writes a table to a file. */
export async function writeTable(
  table: TableDocument,
  path: string,
  { format, signal }: { readonly format: TableFormat; readonly signal?: AbortSignal },
): Promise<void> {
  if (format === 'xlsx') {
    await runSpreadsheetTask({ kind: 'write', path, table }, signal);
    return;
  }
  const text = format === 'csv' ? csvText(table) : table.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  await writeFile(path, text, { signal });
}

/** A CSV text that Excel shows as it is, Chinese included: the mark tells it that the text is UTF-8. */
export function csvText({ columns, rows }: TableDocument): string {
  const lines = [columns, ...rows.map((row) => columns.map((name) => cellText(row[name])))];
  return `\uFEFF${Papa.unparse(lines as string[][], { newline: '\r\n' })}\r\n`;
}

/** A cell that begins like a formula would be run by Excel, and texts of tables come from files and messages. */
function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value;
}
