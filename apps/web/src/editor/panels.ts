import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { inBrowser } from '../app/browser-storage.js';

/** Which panels stand around the canvas; remembered by the browser. */
export interface Panels {
  readonly side: boolean;
  readonly inspector: boolean;
  readonly log: boolean;
  /** What the panel on the left shows. */
  readonly tab: 'nodes' | 'queue';
  toggle(panel: 'side' | 'inspector' | 'log'): void;
  show(tab: 'nodes' | 'queue'): void;
  openInspector(): void;
}

/** On a narrow screen the canvas comes first. */
const hasRoom = () => globalThis.innerWidth === undefined || globalThis.innerWidth >= 992;

export const usePanels = create<Panels>()(
  persist(
    (set) => ({
      side: hasRoom(),
      inspector: false,
      log: false,
      tab: 'nodes',
      toggle: (panel) => set((panels) => ({ [panel]: !panels[panel] })),
      show: (tab) => set({ side: true, tab }),
      openInspector: () => set({ inspector: true }),
    }),
    { name: 'talkgraph-panels', storage: createJSONStorage(() => inBrowser) },
  ),
);
