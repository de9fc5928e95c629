import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How many of the nodes that were added lately are remembered. */
const mostRecent = 8;

interface PaletteMemory {
  /** Types, the latest first. */
  readonly recent: readonly string[];
  readonly favourites: readonly string[];
  noteUse(type: string): void;
  toggleFavourite(type: string): void;
}

/** Which nodes are used lately and which are starred; remembered by the browser. */
export const usePaletteMemory = create<PaletteMemory>()(
  persist(
    (set) => ({
      recent: [],
      favourites: [],
      noteUse: (type) =>
        set(({ recent }) => ({ recent: [type, ...recent.filter((other) => other !== type)].slice(0, mostRecent) })),
      toggleFavourite: (type) =>
        set(({ favourites }) => ({
          favourites: favourites.includes(type) ? favourites.filter((other) => other !== type) : [...favourites, type],
        })),
    }),
    { name: 'talkgraph-palette' },
  ),
);
