import { type BatchRow, newRow } from './batch.js';

/** Cells from one corner to the other, both included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

type Rows = readonly BatchRow[];

/** Sets one cell. */
export function setCell(rows: Rows, at: number, key: string, text: string): Rows {
  const row = rows[at];
  if (!row || (row.cells[key] ?? '') === text) return rows;
  return rows.with(at, { ...row, cells: { ...row.cells, [key]: text } });
}

/**
 * Puts a block of texts at a range. A block is repeated where the range is a multiple of it, as spreadsheets do; rows are
 * added where it reaches beyond the last one, and what reaches beyond the last column is left out.
 */
export function pasteBlock(
  rows: Rows,
  keys: readonly string[],
  range: CellRange,
  block: readonly (readonly string[])[],
) {
  const blockWidth = Math.max(0, ...block.map((line) => line.length));
  if (blockWidth === 0) return { rows, range };
  const height = filled(range.bottom - range.top + 1, block.length);
  const width = Math.min(filled(range.right - range.left + 1, blockWidth), keys.length - range.left);
  const made = [...rows];
  for (let down = 0; down < height; down += 1) {
    const at = range.top + down;
    const row = made[at] ?? newRow();
    const cells = { ...row.cells };
    for (let across = 0; across < width; across += 1) {
      cells[keys[range.left + across] as string] = block[down % block.length]?.[across % blockWidth] ?? '';
    }
    made[at] = { ...row, cells };
  }
  const pasted = { ...range, bottom: range.top + height - 1, right: range.left + width - 1 };
  return { rows: made as Rows, range: pasted };
}

/** The texts of a range. */
export function copyBlock(rows: Rows, keys: readonly string[], range: CellRange): string[][] {
  return rows
    .slice(range.top, range.bottom + 1)
    .map(({ cells }) => keys.slice(range.left, range.right + 1).map((key) => cells[key] ?? ''));
}

/** Empties the cells of a range. */
export function clearRange(rows: Rows, keys: readonly string[], range: CellRange): Rows {
  return pasteBlock(rows, keys, range, [['']]).rows;
}

/** Repeats the first row of a range through all of it; a single row takes over what stands above it. */
export function fillDown(rows: Rows, keys: readonly string[], range: CellRange): Rows {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return rows;
  const block = copyBlock(rows, keys, { ...range, top: source, bottom: source });
  return pasteBlock(rows, keys, { ...range, top: source + 1 }, block).rows;
}

/** Adds empty rows before a place. */
export function insertRows(rows: Rows, at: number, count = 1): Rows {
  return rows.toSpliced(at, 0, ...Array.from({ length: count }, () => newRow()));
}

/** Removes rows; a table keeps at least one. */
export function deleteRows(rows: Rows, top: number, bottom: number): Rows {
  const left = rows.toSpliced(top, bottom - top + 1);
  return left.length > 0 ? left : [newRow()];
}

/** Puts copies of rows behind them. */
export function duplicateRows(rows: Rows, top: number, bottom: number): Rows {
  const copies = rows.slice(top, bottom + 1).map(({ cells }) => newRow(cells));
  return rows.toSpliced(bottom + 1, 0, ...copies);
}

/** A range that is a whole multiple of a block takes it as often; every other one takes it once. */
function filled(space: number, block: number): number {
  return space % block === 0 ? space : block;
}
