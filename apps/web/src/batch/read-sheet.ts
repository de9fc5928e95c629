import { decodeText } from '@talkgraph/subtitles';
import Papa from 'papaparse';

/** A spreadsheet as texts: its first line, and the others. */
export interface Sheet {
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** Reads a CSV, TSV or XLSX file. @throws what the reader of XLSX throws where the file is none */
export async function readSheetFile(file: File): Promise<Sheet> {
  if (/\.xls[xm]$/i.test(file.name)) return sheetOf(await readExcel(file));
  return sheetOf(readDelimited(decodeText(new Uint8Array(await file.arrayBuffer())).text));
}

/** Lines of a delimited text, whose delimiter is found out: a comma, a semicolon, a tab. */
export function readDelimited(text: string): string[][] {
  return Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', '\t', ';', '，', '；'] }).data;
}

/** Lines of what spreadsheets put on the clipboard: tabs between cells, quotes around those with line breaks. */
export function readClipboard(text: string): string[][] {
  return Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' }).data;
}

/** What spreadsheets take from the clipboard. */
export function writeClipboard(block: readonly (readonly string[])[]): string {
  return Papa.unparse(block as string[][], { delimiter: '\t', newline: '\n' });
}

function sheetOf(lines: readonly (readonly string[])[]): Sheet {
  const [header = [], ...rest] = lines;
  return { header: header.map((name) => name.trim()), lines: rest };
}

async function readExcel(file: File): Promise<string[][]> {
  // Large, and used by few.
  const { readSheet } = await import('read-excel-file/browser');
  const rows = await readSheet(file);
  return rows
    .filter((row) => row.some((cell) => cell !== null && cell !== ''))
    .map((row) => row.map((cell) => excelText(cell)));
}

/** Whole days are written as dates, everything else as it is. */
function excelText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(cell);
}
