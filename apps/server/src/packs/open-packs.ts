import type { NodeRegistry } from '@talkgraph/engine';
import * as nodes from '@talkgraph/nodes';
import { type Home, loadPacks, type PackState } from '@talkgraph/runtime';

/** The node types of this program, and how they are loaded anew. */
export interface Packs {
  registry(): NodeRegistry;
  states(): readonly PackState[];
  /** Reads the folder again. While this is under way, and when it fails, the packs of before stay. */
  reload(): Promise<readonly PackState[]>;
}

/** Loads the built-in packs, and the custom ones of a home. A broken custom pack is reported in `states`. */
export async function openPacks(home: Home): Promise<Packs> {
  let loaded = await loadPacks(home, nodes);
  let reloading: Promise<readonly PackState[]> = Promise.resolve([]);
  return {
    registry: () => loaded.registry,
    states: () => loaded.states,
    reload() {
      // One after the other, so that what is seen last is what was read last.
      reloading = reloading
        .catch(() => [])
        .then(async () => {
          loaded = await loadPacks(home, nodes);
          return loaded.states;
        });
      return reloading;
    },
  };
}
