import type { LocalizedText } from '@talkgraph/errors';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { inTab } from '../app/browser-storage.js';
import type { GivenFile, Slot } from './given-file.js';
import type { Resolution } from './start-workflow.js';

/** A file on its way to the server. */
export interface SlotUpload {
  readonly name: string;
  /** From 0 to 1; at 1 the server looks at the file. */
  readonly share: number;
  readonly cancel: () => void;
}

/** What is in one of the two areas. */
export interface SlotState {
  readonly given?: GivenFile;
  readonly upload?: SlotUpload;
  /** Why the last file was not taken. */
  readonly problem?: LocalizedText;
}

interface StartState {
  readonly face: SlotState;
  readonly voice: SlotState;
  /** Undefined: what suits the face. */
  readonly resolution: Resolution | undefined;
  /** The run whose progress or result is shown. */
  readonly runId: string | undefined;
  setSlot(slot: Slot, state: SlotState): void;
  setResolution(resolution: Resolution): void;
  setRun(runId: string | undefined): void;
}

/** What the start page holds; a reload of the tab goes on where it was. */
export const useStart = create<StartState>()(
  persist(
    (set) => ({
      face: {},
      voice: {},
      resolution: undefined,
      runId: undefined,
      setSlot: (slot, state) => set({ [slot]: state }),
      setResolution: (resolution) => set({ resolution }),
      setRun: (runId) => set({ runId }),
    }),
    {
      name: 'talkgraph-start',
      version: 1,
      storage: createJSONStorage(() => inTab),
      // What was on its way is lost with the page.
      partialize: ({ face, voice, resolution, runId }) => ({
        face: kept(face),
        voice: kept(voice),
        resolution,
        runId,
      }),
    },
  ),
);

function kept({ given }: SlotState): SlotState {
  return given ? { given } : {};
}
