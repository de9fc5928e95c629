import { create } from 'zustand';
import type { Sheet } from './read-sheet.js';

/** What is about to be put into the table: a sheet whose columns are matched, or files that are uploaded and matched. */
export interface FillState {
  readonly sheet: { readonly name: string; readonly sheet: Sheet } | undefined;
  readonly files: readonly File[] | undefined;
}

export interface FillActions {
  askSheet(name: string, sheet: Sheet): void;
  askFiles(files: readonly File[]): void;
  close(): void;
}

/** The open dialogue that fills the table, whether a menu or a drop opened it. */
export const useFill = create<FillState & FillActions>()((set) => ({
  sheet: undefined,
  files: undefined,
  askSheet: (name, sheet) => set({ sheet: { name, sheet }, files: undefined }),
  askFiles: (files) => set({ files, sheet: undefined }),
  close: () => set({ sheet: undefined, files: undefined }),
}));
