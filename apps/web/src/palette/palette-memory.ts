import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { inBrowser } from '../app/browser-storage.js';

/** How many of the nodes that were added lately are remembered. */
const mostRecent = 8;

interface PaletteMemory {
  /** Types, the latest first. */
  readonly recent: readonly string[];
  readonly favourites: readonly string[];
  /** Which categories are open. */
  readonly open: Readonly<Record<string, boolean>>;
  setOpen(open: Readonly<Record<string, boolean>>): void;
  noteUse(type: string): void;
  toggleFavourite(type: string): void;
}

/** Which nodes are used lately, which are starred, and how the tree was left; remembered by the browser. */
export const usePaletteMemory = create<PaletteMemory>()(
  persist(
    (set) => ({
      recent: [],
      favourites: [],
      open: { ':favourites': true, ':recent': true, own: true, heygem: true, video: true },
      // Categories of packs that are not loaded at the moment are remembered too.
      setOpen: (change) => set(({ open }) => ({ open: { ...open, ...change } })),
      noteUse: (type) =>
        set(({ recent }) => ({ recent: [type, ...recent.filter((other) => other !== type)].slice(0, mostRecent) })),
      toggleFavourite: (type) =>
        set(({ favourites }) => ({
          favourites: favourites.includes(type) ? favourites.filter((other) => other !== type) : [...favourites, type],
        })),
    }),
    { name: 'talkgraph-palette', storage: createJSONStorage(() => inBrowser) },
  ),
);
