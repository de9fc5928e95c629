import type { LoadedTable, LoadTableOptions, TableDocument, TableFormat } from '@talkgraph/nodes';

// A server imports this package only to start workers of it; the parsers are loaded when a table is read.

/** Reads a table file as `TableService.load` does. @throws what that throws */
export async function readTable(path: string, options: LoadTableOptions = {}): Promise<LoadedTable> {
  return (await import('./read-table.js')).readTable(path, options);
}

/** Writes a table file as `TableService.write` does. */
export async function writeTable(
  table: TableDocument,
  path: string,
  options: { readonly format: TableFormat; readonly signal?: AbortSignal },
): Promise<void> {
  await (await import('./write-table.js')).writeTable(table, path, options);
}
