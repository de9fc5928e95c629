import { readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { read, SSF, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { messageOf } from '@talkgraph/errors';
import type { SpreadsheetAnswer, SpreadsheetTask } from './spreadsheet-task.js';

// Runs in a thread of its own: unpacking and parsing a large workbook takes seconds, in which a worker must still hear a cancel.

/** How dates without a form of their own are written: Excel stores "short date, as this computer writes it". */
const dateForm = 'yyyy-mm-dd';
const timeForm = 'yyyy-mm-dd hh:mm';

const task = workerData as SpreadsheetTask;
parentPort?.postMessage(answerTo(task));

function answerTo(asked: SpreadsheetTask): SpreadsheetAnswer {
  if (asked.kind === 'write') {
    writeSheet(asked);
    return { kind: 'written' };
  }
  try {
    return readSheet(asked);
  } catch (error) {
    return { kind: 'broken', problem: messageOf(error) };
  }
}

function readSheet({ path, sheet }: Extract<SpreadsheetTask, { kind: 'read' }>): SpreadsheetAnswer {
  SSF.load(timeForm, 22);
  const book = read(readFileSync(path), { dense: true, dateNF: dateForm });
  const sheets = visibleSheets(book);
  const name = sheet === '' ? sheets[0] : sheetNamed(sheet, sheets, book.SheetNames);
  const found = name === undefined ? undefined : book.Sheets[name];
  if (!found || name === undefined) return { kind: 'no-sheet', sheets: book.SheetNames };
  spreadMerges(found);
  return { kind: 'lines', lines: linesOf(found), formulasWithoutResult: countFormulasWithoutResult(found) };
}

/** Cells as people see them: dates, percentages and numbers in the form that the spreadsheet gives them. */
function linesOf(sheet: WorkSheet): string[][] {
  // A sheet of nothing has no range.
  if (sheet['!ref'] === undefined) return [];
  return utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' });
}

function visibleSheets(book: WorkBook): readonly string[] {
  return book.SheetNames.filter((_, at) => !book.Workbook?.Sheets?.[at]?.Hidden);
}

/** By name, whatever the case and the spaces; else by number, counted from 1 over those that are shown. */
function sheetNamed(wanted: string, shown: readonly string[], all: readonly string[]): string | undefined {
  const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  const byName = all.find((name) => plain(name) === plain(wanted));
  return byName ?? (/^\d+$/.test(wanted.trim()) ? shown[Number(wanted) - 1] : undefined);
}

/** A merged cell is seen over its whole area, but stored in the first cell only. */
function spreadMerges(sheet: WorkSheet): void {
  const cells = sheet['!data'];
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    const shown = cells?.[start.r]?.[start.c];
    // A line across the table is a title, not a value of every column.
    if (!cells || !shown || end.c > start.c) continue;
    for (let r = start.r + 1; r <= end.r; r += 1) {
      cells[r] ??= [];
      cells[r]![start.c] = shown;
    }
  }
}

/** Programs that write formulas without calculating them leave cells in which nothing can be read. */
function countFormulasWithoutResult(sheet: WorkSheet): number {
  return (sheet['!data'] ?? []).flat().filter((cell) => cell?.f !== undefined && cell.v === undefined).length;
}

function writeSheet({ path, table }: Extract<SpreadsheetTask, { kind: 'write' }>): void {
  const lines = table.rows.map((row) => table.columns.map((name) => cellOf(row[name])));
  const sheet = utils.aoa_to_sheet([[...table.columns], ...lines], { dense: true });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Table');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

/** Numbers and booleans stay what they are; a text stays a text, also one that looks like a formula. */
function cellOf(value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
