import { createRegistry, type NodePack, type NodeRegistry } from '@talkgraph/engine';
import * as nodes from '@talkgraph/nodes';
import { compiledPacks, type Home, loadCustomPacks, type PackState } from '@talkgraph/runtime';

/** The node types of this program, and how they are loaded anew. */
export interface Packs {
  registry(): NodeRegistry;
  states(): readonly PackState[];
  /** Reads the folder again. While this is under way, and when it fails, the packs of before stay. */
  reload(): Promise<readonly PackState[]>;
}

/** Loads the built-in packs, and the custom ones of a home. A broken custom pack is reported in `states`. */
export async function openPacks(home: Home): Promise<Packs> {
  let loaded = await load(home);
  let reloading: Promise<readonly PackState[]> = Promise.resolve([]);
  return {
    registry: () => loaded.registry,
    states: () => loaded.states,
    reload() {
      // One after the other, so that what is seen last is what was read last.
      reloading = reloading
        .catch(() => [])
        .then(async () => {
          loaded = await load(home);
          return loaded.states;
        });
      return reloading;
    },
  };
}

async function load(home: Home): Promise<{ registry: NodeRegistry; states: readonly PackState[] }> {
  const builtIn = nodes.builtinPacks;
  const custom = await loadCustomPacks(home.customNodes, {
    builtIn,
    modules: { '@talkgraph/nodes': nodes },
    cacheFolder: compiledPacks(home),
  });
  return {
    registry: createRegistry([...builtIn, ...custom.packs.map(({ pack }) => pack)]),
    states: [...builtIn.map(stateOf), ...custom.packs.map(({ state }) => state), ...custom.problems],
  };
}

function stateOf({ name, version, nodes: definitions }: NodePack): PackState {
  return { name, version, nodeTypes: definitions.map(({ type }) => type) };
}
