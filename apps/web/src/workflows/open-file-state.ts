import { create } from 'zustand';

interface OpenFileState {
  /** When the file of the open workflow was written, as far as this tab knows; undefined where it has none. */
  readonly modified: number | undefined;
}

/** What is known of the file behind the open workflow. */
export const useOpenFile = create<OpenFileState>()(() => ({ modified: undefined }));
