import { join } from 'node:path';
import { createRegistry, type NodePack, type NodeRegistry } from '@talkgraph/engine';
import type { PackState } from '../dispatch/dispatcher.js';
import type { Home } from '../open-home.js';
import { loadCustomPacks } from './load-custom-packs.js';

/** The node types of a home, and the packs they come from, those that had to be left out included. */
export interface LoadedPacks {
  readonly registry: NodeRegistry;
  readonly states: readonly PackState[];
}

/**
 * Loads the packs of a home, as the server and every worker do: the program's own, and those below custom_nodes/.
 * @param nodes the module that has the built-in packs; custom packs may import it as `@talkgraph/nodes`
 */
export async function loadPacks(
  home: Pick<Home, 'customNodes' | 'temp'>,
  nodes: { readonly builtinPacks: readonly NodePack[] },
): Promise<LoadedPacks> {
  const builtIn = nodes.builtinPacks;
  const modules = { '@talkgraph/nodes': nodes };
  // Compiled code is found again at the next start, and may be removed at any time.
  const cacheFolder = join(home.temp, 'compiled');
  const custom = await loadCustomPacks(home.customNodes, { builtIn, modules, cacheFolder });
  return {
    registry: createRegistry([...builtIn, ...custom.packs.map(({ pack }) => pack)]),
    states: [...builtIn.map(stateOf), ...custom.packs.map(({ state }) => state), ...custom.problems],
  };
}

function stateOf({ name, version, nodes }: NodePack): PackState {
  return { name, version, nodeTypes: nodes.map(({ type }) => type) };
}
