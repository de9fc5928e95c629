import type { DocumentReference, TableDocument } from '../ports.js';

/** How a table file is read. */
export interface LoadTableOptions {
  /** Name or number (from 1) of the sheet of a workbook; the first one that is shown where left out. */
  readonly sheet?: string;
  /** The line that names the columns, counted from 1 over lines with content; 0 where none does. 1 where left out. */
  readonly headerRow?: number;
  readonly signal?: AbortSignal;
}

/** A table out of a file. */
export interface LoadedTable {
  readonly table: TableDocument;
  /** Cells whose formulas were never calculated; they are empty. */
  readonly formulasWithoutResult: number;
}

/** What tables are saved as. */
export type TableFormat = 'csv' | 'xlsx' | 'jsonl';

/** Tables as stored documents, and as files. */
export interface TableService {
  /**
   * Reads a file: CSV with any usual delimiter and character set, XLSX, XLS, ODS, JSON, JSON Lines.
   * @throws TABLE_FILE_TOO_LARGE, TABLE_FILE_BROKEN, TABLE_SHEET_MISSING, TABLE_EMPTY
   */
  load(path: string, options?: LoadTableOptions): Promise<LoadedTable>;
  /** Writes a file. CSV has a mark that makes Excel read it as UTF-8, and no cell that Excel would run. */
  write(
    table: TableDocument,
    path: string,
    options: { readonly format: TableFormat; readonly signal?: AbortSignal },
  ): Promise<void>;
  /** The text of a table as CSV. */
  csv(table: TableDocument): string;
  /** The whole table a reference stands for. @throws TABLE_MISSING, TABLE_UNKNOWN */
  read(table: DocumentReference): Promise<TableDocument>;
  /** Keeps a table under the hash of its content. The same table twice is one document. */
  store(table: TableDocument): Promise<DocumentReference>;
}
