import { type PointerEvent, type RefObject, useRef } from 'react';
import { useBatch } from './batch-store.js';
import type { PlacedColumn } from './grid-layout.js';
import { type CellPlace, onlyCell, selectionOf } from './grid-selection.js';
import { setCell } from './table-edit.js';

/** What a pointer met: a cell, a row by its number, a column by its title. */
interface Met {
  readonly row: number | undefined;
  readonly column: number | undefined;
  readonly isCorner: boolean;
}

/** Selects cells by pressing and pulling; a second press on a cell begins to write into it. */
export function useGridPointer(layout: readonly PlacedColumn[], editor: RefObject<HTMLTextAreaElement | null>) {
  const isPulling = useRef(false);
  const last = layout.length - 1;

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const met = metBy(event.target);
    if (event.button !== 0 || !met) return;
    // The editor keeps the focus, so that keys and the clipboard arrive there.
    event.preventDefault();
    leaveDraft(layout);
    const { selection, select, batch } = useBatch.getState();
    const rows = batch?.rows.length ?? 0;
    if (met.isCorner) select(selectionOf({ top: 0, left: 0, bottom: rows - 1, right: last }));
    else if (met.row === undefined)
      select(selectionOf({ top: 0, left: met.column ?? 0, bottom: rows - 1, right: met.column ?? last }));
    else {
      const start = event.shiftKey ? selection.anchor : { row: met.row, column: met.column ?? 0 };
      const head = { row: met.row, column: met.column ?? last };
      select({ anchor: start, head, stays: met.column === undefined });
      isPulling.current = true;
    }
    editor.current?.focus({ preventScroll: true });
  };

  const onPointerOver = (event: PointerEvent<HTMLElement>) => {
    if (!isPulling.current) return;
    if (event.buttons === 0) {
      isPulling.current = false;
      return;
    }
    const met = metBy(event.target);
    if (met?.row === undefined) return;
    const { selection, select } = useBatch.getState();
    const head: CellPlace = { row: met.row, column: met.column ?? last };
    if (head.row !== selection.head.row || head.column !== selection.head.column)
      select({ anchor: selection.anchor, head });
  };

  const onPointerUp = () => {
    isPulling.current = false;
  };

  const onDoubleClick = (event: { readonly target: EventTarget }) => {
    const met = metBy(event.target);
    if (met?.row === undefined || met.column === undefined) return;
    useBatch.getState().select(onlyCell(met.row, met.column));
    beginDraft(layout);
  };

  return { onPointerDown, onPointerOver, onPointerUp, onDoubleClick };
}

/** Begins to write into the active cell, from what it says. */
export function beginDraft(layout: readonly PlacedColumn[]): void {
  const { batch, selection, setDraft } = useBatch.getState();
  const { row, column } = selection.anchor;
  const key = layout[column]?.column.key;
  if (key !== undefined) setDraft(batch?.rows[row]?.cells[key] ?? '');
}

/** Keeps what has been written into the active cell. */
export function leaveDraft(layout: readonly PlacedColumn[]): void {
  const { batch, selection, draft, change, setDraft } = useBatch.getState();
  if (draft === undefined || !batch) return;
  const key = layout[selection.anchor.column]?.column.key;
  if (key !== undefined) change(setCell(batch.rows, selection.anchor.row, key, draft));
  setDraft(undefined);
}

function metBy(target: EventTarget): Met | undefined {
  if (!(target instanceof Element) || target.closest('[data-no-select]')) return undefined;
  const row = numberOf(target.closest<HTMLElement>('[data-row]')?.dataset.row);
  const column = numberOf(target.closest<HTMLElement>('[data-column]')?.dataset.column);
  const isCorner = target.closest('[data-select-all]') !== null;
  return row === undefined && column === undefined && !isCorner ? undefined : { row, column, isCorner };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
