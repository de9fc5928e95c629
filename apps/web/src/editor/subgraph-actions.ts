import type { LocalizedText } from '@talkgraph/errors';
import { removePort, renamePort } from '../graph/change-ports.js';
import { makeSubgraph } from '../graph/make-subgraph.js';
import { inputName, namedTarget } from '../graph/named-input.js';
import { renameNodesInNames } from '../graph/rename-nodes-in-names.js';
import { unpackSubgraph } from '../graph/unpack-subgraph.js';
import { withoutLostNames } from '../graph/without-lost-names.js';
import { withoutUnusedSubgraphs } from '../graph/without-unused-subgraphs.js';
import type { EditorActions, Verdict } from './editor-state.js';
import { type EditorTools, nodesSelected } from './editor-tools.js';
import { noCatalogue } from './node-actions.js';
import { openGraph, openSubgraph, withOpenGraph } from './open-graph.js';

type Actions = Pick<
  EditorActions,
  'makeSubgraph' | 'unpackSubgraph' | 'renameSubgraph' | 'renamePort' | 'removePort' | 'nameInput'
>;

/** Actions on sub-graphs, and on the inputs that a workflow shows to the outside. */
export function subgraphActions(tools: EditorTools): Actions {
  const { get, change } = tools;
  return {
    makeSubgraph: (name) => make(tools, name),
    unpackSubgraph: (node) => unpack(tools, node),
    renameSubgraph(id, name) {
      const { document } = get();
      const definition = document.subgraphs[id];
      if (!definition || definition.name === name) return;
      const subgraphs = { ...document.subgraphs, [id]: { ...definition, name } };
      change({ ...document, subgraphs }, { mergeKey: `subgraph\n${id}` });
    },
    renamePort(side, port, name) {
      const id = openSubgraph(get());
      if (id !== undefined) change(renamePort(get().document, id, side, port, name.trim()));
    },
    removePort(side, port) {
      const id = openSubgraph(get());
      if (id !== undefined) change(withoutLostNames(removePort(get().document, id, side, port)));
    },
    nameInput: (node, input, name) => nameInput(tools, node, input, name),
  };
}

function make({ get, change }: EditorTools, name: string): Verdict {
  const { document, path, selection, catalogue = noCatalogue } = get();
  const made = makeSubgraph(selection, name, openGraph(get()), document, catalogue);
  if (!('definition' in made)) return refused(made);
  const { definition, graph, instance } = made;
  const subgraphs = { ...document.subgraphs, [definition.id]: definition };
  const next = withOpenGraph({ ...get(), document: { ...document, subgraphs } }, graph);
  const renamed = renameNodesInNames(next, (id) => {
    const { owner, rest } = below(id, path);
    return owner !== undefined && definition.graph.nodes[owner] ? [...path, instance, owner, ...rest].join(':') : id;
  });
  change(renamed, { selection: nodesSelected([instance]) });
  return { done: true };
}

function unpack({ get, change }: EditorTools, node: string): Verdict {
  const { document, path } = get();
  const graph = openGraph(get());
  const instance = graph.nodes[node];
  const definition = document.subgraphs[instance?.type ?? ''];
  if (!instance || !definition) return refused(noSubgraph);
  const { graph: unpacked, ids } = unpackSubgraph(graph, instance, definition);
  const next = withOpenGraph(get(), unpacked);
  const renamed = renameNodesInNames(next, (id) => {
    const { owner, rest } = below(id, path);
    if (owner !== node) return id;
    const inner = ids.get(rest[0] ?? '');
    return inner === undefined ? undefined : [...path, inner, ...rest.slice(1)].join(':');
  });
  change(withoutUnusedSubgraphs(renamed, document), { selection: nodesSelected(ids.values()) });
  return { done: true };
}

/** The node on the canvas at `path` that an id leads through, and the rest of the way. */
function below(id: string, path: readonly string[]): { readonly owner?: string; readonly rest: readonly string[] } {
  const steps = id.split(':');
  if (!path.every((step, depth) => steps[depth] === step)) return { rest: [] };
  const [owner, ...rest] = steps.slice(path.length);
  return owner === undefined ? { rest } : { owner, rest };
}

function nameInput({ get, change }: EditorTools, node: string, input: string, given: string | undefined): Verdict {
  const { document, path } = get();
  const name = given?.trim() || undefined;
  const before = inputName(document, path, node, input);
  if (name === before) return { done: true };
  if (name !== undefined && document.namedInputs.some((named) => named.name === name)) return refused(nameTaken(name));
  const target = namedTarget(document, path, node, input);
  const isThis = (named: { node: string; input: string }) => named.node === target.node && named.input === target.input;
  const namedInputs =
    name === undefined
      ? document.namedInputs.filter((named) => !isThis(named))
      : before === undefined
        ? [...document.namedInputs, { name, ...target }]
        : document.namedInputs.map((named) => (isThis(named) ? { name, ...target } : named));
  change({ ...document, namedInputs });
  return { done: true };
}

function refused(reason: LocalizedText): Verdict {
  return { done: false, reason };
}

const noSubgraph: LocalizedText = { en: 'This node is no sub-graph.', zh: '该节点不是子图。' };

function nameTaken(name: string): LocalizedText {
  return {
    en: `Another input is called “${name}” already. Choose another name.`,
    zh: `已有名为“${name}”的输入，请换一个名称。`,
  };
}
