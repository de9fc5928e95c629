import type { KeyboardEvent } from 'react';
import type { BatchColumn } from './batch-column.js';
import { useBatch } from './batch-store.js';
import type { PlacedColumn } from './grid-layout.js';
import { movedSelection, onlyCell, rangeOf, selectionOf } from './grid-selection.js';
import { clearRange, fillDown, insertRows, setCell } from './table-edit.js';
import { beginDraft, leaveDraft } from './use-grid-pointer.js';

/** Answers keys while nothing is being written. Says whether the key was one of the grid's. */
export function gridKey(event: KeyboardEvent, layout: readonly PlacedColumn[], pageRows: number): boolean {
  const { batch, selection, select } = useBatch.getState();
  if (!batch || event.nativeEvent.isComposing) return false;
  const command = event.ctrlKey || event.metaKey;
  if (command && commandKey(event, layout)) return true;
  const size = { rows: batch.rows.length, columns: layout.length, pageRows };
  const moved = movedSelection(selection, event.key, { shift: event.shiftKey, jump: command }, size);
  if (moved) {
    select(moved);
    return true;
  }
  return !command && !event.altKey && plainKey(event, layout);
}

/** Goes to the cell beside the active one, over the ends of rows. Says whether there is one. */
export function stepAside(layout: readonly PlacedColumn[], by: 1 | -1): boolean {
  const { batch, selection, select } = useBatch.getState();
  const at = selection.anchor.row * layout.length + selection.anchor.column + by;
  if (!batch || at < 0 || at >= batch.rows.length * layout.length) return false;
  select(onlyCell(Math.floor(at / layout.length), at % layout.length));
  return true;
}

/** Keeps what was written and goes down; below the last row a new one begins. */
export function keepAndGoDown(layout: readonly PlacedColumn[], by: 1 | -1): void {
  leaveDraft(layout);
  const { batch, selection, select, change } = useBatch.getState();
  if (!batch) return;
  const row = Math.max(0, selection.anchor.row + by);
  if (row === batch.rows.length) change(insertRows(batch.rows, row));
  select(onlyCell(row, selection.anchor.column));
}

function commandKey(event: KeyboardEvent, layout: readonly PlacedColumn[]): boolean {
  const { batch, selection, select, change, undo, redo } = useBatch.getState();
  if (!batch) return false;
  const keys = layout.map(({ column }) => column.key);
  switch (event.key.toLowerCase()) {
    case 'a':
      select(selectionOf({ top: 0, left: 0, bottom: batch.rows.length - 1, right: layout.length - 1 }));
      return true;
    case 'd':
      change(fillDown(batch.rows, keys, rangeOf(selection)));
      return true;
    case 'z':
      if (event.shiftKey) redo();
      else undo();
      return true;
    case 'y':
      redo();
      return true;
    default:
      return false;
  }
}

function plainKey(event: KeyboardEvent, layout: readonly PlacedColumn[]): boolean {
  const { batch, selection, change } = useBatch.getState();
  const placed = layout[selection.anchor.column];
  if (!batch || !placed) return false;
  const keys = layout.map(({ column }) => column.key);
  switch (event.key) {
    case 'Enter':
    case 'F2':
      beginDraft(layout);
      return true;
    case 'Delete':
    case 'Backspace':
      change(clearRange(batch.rows, keys, rangeOf(selection)));
      return true;
    case ' ':
      if (placed.column.kind !== 'switch') return false;
      toggle(placed.column);
      return true;
    default:
      return false;
  }
}

function toggle({ key, preset }: BatchColumn): void {
  const { batch, selection, change } = useBatch.getState();
  if (!batch) return;
  const { row } = selection.anchor;
  const text = batch.rows[row]?.cells[key] || preset;
  change(setCell(batch.rows, row, key, text.toLowerCase() === 'true' ? 'false' : 'true'));
}
