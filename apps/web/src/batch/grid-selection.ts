import type { CellRange } from './table-edit.js';

/** A cell by its row and column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What is selected: the cell where it began, which is the active one, and the corner across from it. */
export interface GridSelection {
  readonly anchor: CellPlace;
  readonly head: CellPlace;
  /** What is seen stays as it is: after pasting, or where whole columns are chosen. */
  readonly stays?: boolean;
}

/** How large the grid is, and how many rows fit the window. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly pageRows: number;
}

/** One selected cell. */
export function onlyCell(row: number, column: number): GridSelection {
  return { anchor: { row, column }, head: { row, column } };
}

/** The cells of a selection. */
export function rangeOf({ anchor, head }: GridSelection): CellRange {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** The selection of a range that was not pulled cell by cell. */
export function selectionOf({ top, left, bottom, right }: CellRange): GridSelection {
  return { anchor: { row: top, column: left }, head: { row: bottom, column: right }, stays: true };
}

/** Keeps a selection inside a grid that has become smaller. */
export function insideGrid({ anchor, head }: GridSelection, size: Pick<GridSize, 'rows' | 'columns'>): GridSelection {
  return { anchor: clamped(anchor, size), head: clamped(head, size) };
}

/** Where a key leads, with Shift pulling the corner along; undefined for keys that move nothing. */
export function movedSelection(
  { anchor, head }: GridSelection,
  key: string,
  { shift, jump }: { readonly shift: boolean; readonly jump: boolean },
  size: GridSize,
): GridSelection | undefined {
  const far = jump ? Number.MAX_SAFE_INTEGER : 1;
  const step = steps(far, size.pageRows, jump)[key];
  if (step === undefined) return undefined;
  const from = shift ? head : anchor;
  const to = clamped({ row: from.row + step.row, column: from.column + step.column }, size);
  return shift ? { anchor, head: to } : { anchor: to, head: to };
}

function steps(far: number, page: number, jump: boolean): Readonly<Record<string, CellPlace>> {
  const edge = Number.MAX_SAFE_INTEGER;
  return {
    ArrowUp: { row: -far, column: 0 },
    ArrowDown: { row: far, column: 0 },
    ArrowLeft: { row: 0, column: -far },
    ArrowRight: { row: 0, column: far },
    PageUp: { row: -page, column: 0 },
    PageDown: { row: page, column: 0 },
    Home: { row: jump ? -edge : 0, column: -edge },
    End: { row: jump ? edge : 0, column: edge },
  };
}

function clamped({ row, column }: CellPlace, { rows, columns }: Pick<GridSize, 'rows' | 'columns'>): CellPlace {
  return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
}
