import type { Graph } from '../graph/document.js';
import { linkIndex } from '../graph/link-index.js';
import { openGraph, useEditor } from './editor-store.js';

const none: ReadonlySet<string> = new Set();
const linked = new WeakMap<Graph['links'], Map<string, ReadonlySet<string>>>();
const known = new Map<string, ReadonlySet<string>>();

/** Names of the inputs of a node that a link leads to: their widgets are out of use. */
export function useLinkedInputs(id: string): ReadonlySet<string> {
  return useEditor((state) => linkedInputs(openGraph(state), id));
}

/** As `useLinkedInputs`, outside React. The same names are the same set. */
export function linkedInputs({ links }: Graph, id: string): ReadonlySet<string> {
  let byNode = linked.get(links);
  if (!byNode) {
    byNode = new Map();
    linked.set(links, byNode);
  }
  let names = byNode.get(id);
  if (!names) {
    names = interned((linkIndex(links).into.get(id) ?? []).map(({ to }) => to.input).sort());
    byNode.set(id, names);
  }
  return names;
}

function interned(names: readonly string[]): ReadonlySet<string> {
  if (names.length === 0) return none;
  const key = names.join('\n');
  let set = known.get(key);
  if (!set) {
    set = new Set(names);
    known.set(key, set);
  }
  return set;
}
