import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LoadedTable, LoadTableOptions, TableDocument } from '@talkgraph/nodes';
import { decodeText } from '@talkgraph/subtitles';
import { sheetMissing, tableEmpty, tableFileBroken, tableFileTooLarge } from '../errors.js';
import { parseDelimited } from './parse-delimited.js';
import { parseJsonRows } from './parse-json-rows.js';
import { runSpreadsheetTask } from './spreadsheet-task.js';
import { tableOfLines } from './table-of-lines.js';

/** A table is held in memory several times over while it is read; a million rows of ten columns are about this much. */
const largestBytes = 200 * 1024 * 1024;

/**
 * Reads a table as whatever program wrote it: XLSX, XLS or ODS, CSV with any usual delimiter and character set, a JSON list
 * or JSON Lines. What it is, its first bytes say, not its name.
 * @throws TABLE_FILE_TOO_LARGE, TABLE_FILE_BROKEN, TABLE_SHEET_MISSING, TABLE_EMPTY
 */
export async function readTable(path: string, options: LoadTableOptions = {}): Promise<LoadedTable> {
  const file = basename(path);
  const { size } = await stat(path);
  if (size > largestBytes) throw tableFileTooLarge({ file, megabytes: Math.ceil(size / 2 ** 20) });
  const loaded = (await isWorkbook(path))
    ? await readWorkbook(path, file, options)
    : await readText(path, file, options);
  if (loaded.table.columns.length === 0) throw tableEmpty({ file });
  return loaded;
}

/** Whether a file is a ZIP (XLSX, ODS) or an OLE container (XLS). */
async function isWorkbook(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return ['504b0304', 'd0cf11e0'].includes(buffer.toString('hex'));
  } finally {
    await handle.close();
  }
}

async function readWorkbook(path: string, file: string, { sheet = '', headerRow = 1, signal }: LoadTableOptions) {
  const answer = await runSpreadsheetTask({ kind: 'read', path, sheet }, signal);
  if (answer.kind === 'no-sheet') throw sheetMissing({ file, sheet, sheets: answer.sheets });
  if (answer.kind !== 'lines') throw tableFileBroken({ file, problem: answer.kind === 'broken' ? answer.problem : '' });
  const { lines, formulasWithoutResult } = answer;
  return { table: tableOfLines(lines, headerRow), formulasWithoutResult };
}

async function readText(path: string, file: string, { headerRow = 1, signal }: LoadTableOptions): Promise<LoadedTable> {
  const text = decodeText(await readFile(path, { signal })).text.replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw tableFileBroken({ file, problem: 'it is no text / 不是文本文件' });
  return { table: tableIn(text, file, headerRow), formulasWithoutResult: 0 };
}

function tableIn(text: string, file: string, headerRow: number): TableDocument {
  const isJson = /^\s*(\[|\{\s*")/.test(text);
  return isJson ? parseJsonRows(text, file) : tableOfLines(parseDelimited(text), headerRow);
}
