import type { BatchColumn } from './batch-column.js';

/** Pixels that every part of the grid goes by. */
export const rowHeight = 44;
export const headerHeight = 40;
/** The rows' numbers, which stay on the left. */
export const numberWidth = 56;
/** What became of the rows, which stays on the right. */
export const stateWidth = 250;

/** A column in its place. */
export interface PlacedColumn {
  readonly column: BatchColumn;
  readonly left: number;
  readonly width: number;
}

const least: Readonly<Record<BatchColumn['kind'], number>> = {
  file: 210,
  choice: 140,
  switch: 96,
  number: 104,
  text: 180,
};

/** Puts the columns side by side; what is left of the window goes to those whose texts may be long. */
export function gridLayout(columns: readonly BatchColumn[], windowWidth: number): readonly PlacedColumn[] {
  const needed = columns.reduce((sum, { kind }) => sum + least[kind], numberWidth + stateWidth);
  const wide = columns.filter(({ kind }) => kind === 'file' || kind === 'text').length;
  const share = wide > 0 ? Math.max(0, Math.floor((windowWidth - needed) / wide)) : 0;
  let left = numberWidth;
  return columns.map((column) => {
    const width = least[column.kind] + (column.kind === 'file' || column.kind === 'text' ? share : 0);
    const placed = { column, left, width };
    left += width;
    return placed;
  });
}

/** Width of everything. */
export function gridWidth(layout: readonly PlacedColumn[]): number {
  const last = layout.at(-1);
  return (last ? last.left + last.width : numberWidth) + stateWidth;
}
