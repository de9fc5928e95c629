import { create } from 'zustand';
import type { Batch, BatchRow, RowRun } from './batch.js';
import { type GridSelection, insideGrid, onlyCell, selectionOf } from './grid-selection.js';
import { rememberBatch } from './remembered-batch.js';
import type { CellRange } from './table-edit.js';

/** How many steps can be undone. */
const mostSteps = 100;

/** The batch that is open, and how it is looked at. */
export interface BatchState {
  readonly batch: Batch | undefined;
  readonly past: readonly (readonly BatchRow[])[];
  readonly future: readonly (readonly BatchRow[])[];
  readonly selection: GridSelection;
  /** What is being written into the active cell. */
  readonly draft: string | undefined;
  /** Rows that are on their way to the server. */
  readonly submitting: ReadonlySet<string>;
}

export interface BatchActions {
  open(batch: Batch | undefined): void;
  rename(title: string): void;
  /** One step of undo. Selects `range` where one is given. */
  change(rows: readonly BatchRow[], range?: CellRange): void;
  undo(): void;
  redo(): void;
  select(selection: GridSelection): void;
  setDraft(draft: string | undefined): void;
  setRun(row: string, run: RowRun): void;
  setSubmitting(rows: readonly string[], isSubmitting: boolean): void;
}

const fresh = { past: [], future: [], selection: onlyCell(0, 0), draft: undefined, submitting: new Set<string>() };

/** The open batch. It outlives the page's being left, so that coming back finds it as it was. */
export const useBatch = create<BatchState & BatchActions>()((set) => ({
  batch: undefined,
  ...fresh,
  open: (batch) => {
    rememberBatch(batch?.id);
    set({ batch, ...fresh });
  },
  rename: (title) => set(({ batch }) => (batch ? { batch: { ...batch, title } } : {})),
  change: (rows, range) =>
    set((state) => {
      const { batch, past } = state;
      if (!batch || rows === batch.rows) return {};
      return {
        ...withRows(state, rows),
        past: [...past, batch.rows].slice(-mostSteps),
        future: [],
        ...(range && { selection: selectionOf(range) }),
      };
    }),
  undo: () => set((state) => stepBack(state)),
  redo: () => set((state) => stepForth(state)),
  select: (selection) => set({ selection, draft: undefined }),
  setDraft: (draft) => set({ draft }),
  setRun: (row, run) => set(({ batch }) => (batch ? { batch: { ...batch, runs: { ...batch.runs, [row]: run } } } : {})),
  setSubmitting: (rows, isSubmitting) =>
    set(({ submitting }) => {
      const changed = new Set(submitting);
      for (const row of rows) {
        if (isSubmitting) changed.add(row);
        else changed.delete(row);
      }
      return { submitting: changed };
    }),
}));

function withRows({ batch, selection }: BatchState, rows: readonly BatchRow[]): Partial<BatchState> {
  if (!batch) return {};
  const size = { rows: rows.length, columns: Number.MAX_SAFE_INTEGER };
  return { batch: { ...batch, rows }, selection: insideGrid(selection, size), draft: undefined };
}

function stepBack(state: BatchState): Partial<BatchState> {
  const rows = state.past.at(-1);
  if (!rows || !state.batch) return {};
  return { ...withRows(state, rows), past: state.past.slice(0, -1), future: [state.batch.rows, ...state.future] };
}

function stepForth(state: BatchState): Partial<BatchState> {
  const [rows, ...future] = state.future;
  if (!rows || !state.batch) return {};
  return { ...withRows(state, rows), past: [...state.past, state.batch.rows], future };
}
