import type { Json } from '@talkgraph/engine';
import fc from 'fast-check';
import { createEditorStore, openGraph } from '../../editor/editor-store.js';
import { afterRunKey } from '../after-run.js';
import { editorTypes, type Graph, type GraphNode, type SubgraphDefinition } from '../document.js';
import type { NodePorts } from '../node-ports.js';
import { portsOf } from '../ports-of.js';
import { exampleCatalogue } from './example-types.js';

type Store = ReturnType<typeof createEditorStore>;

/** What an edit works on; numbers choose among what there is. */
interface Scene {
  readonly state: ReturnType<Store['getState']>;
  readonly graph: Graph;
  readonly node: GraphNode | undefined;
  readonly other: GraphNode | undefined;
  readonly definition: SubgraphDefinition | undefined;
  /** Some of the nodes. */
  readonly chosen: readonly string[];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const types = [
  ...['Source', 'Mixed', 'Mixed', 'Pass', 'Gather', 'Sink', 'OldSink', 'Unheard'],
  ...Object.values(editorTypes).slice(2),
];
const values: readonly Json[] = [
  '',
  'fixed',
  'image',
  'a.mp4',
  'x\ny',
  0,
  7,
  0.25,
  true,
  false,
  null,
  ['a', 1],
  { deep: [1] },
];
const modes = ['active', 'muted', 'bypassed'] as const;

/** Everything that can be done in the editor; what there is nothing for does nothing. */
const edits: Readonly<Record<string, (scene: Scene) => unknown>> = {
  add: ({ state, a, b, c }) => state.addNode(at(types, a) as string, { x: b, y: c }),
  instance: ({ state, definition, b, c }) => definition && state.addNode(definition.id, { x: b, y: c }),
  connect: ({ state, node, other, c, ...scene }) => {
    const outputs = portsIn({ state, ...scene }, node).outputs;
    const input = at(portsIn({ state, ...scene }, other).inputs, c);
    if (!node || !other || !input) return;
    state.connect({ node: node.id, slot: c % Math.max(1, outputs.length) }, { node: other.id, input: input.name });
  },
  value: ({ state, node, b, c, ...scene }) => {
    const widgets = portsIn({ state, ...scene }, node).inputs.filter(({ widget }) => widget);
    const input = at(widgets, b);
    if (node && input) state.setValue(node.id, input.name, at(values, c) as Json);
  },
  control: ({ state, node, b, ...scene }) => {
    const input = portsIn({ state, ...scene }, node).inputs.find(({ changesAfterRun }) => changesAfterRun);
    if (node && input) state.setValue(node.id, afterRunKey(input.name), b % 2 ? 'fixed' : 'randomize');
  },
  title: ({ state, node, b, c }) => node && state.setTitle(node.id, b % 3 ? `Title ${c}` : undefined),
  color: ({ state, node, b, c }) => node && state.setColor([node.id], b % 3 ? `#${c}` : undefined),
  mode: ({ state, chosen, b }) => state.setMode(chosen, modes[b % 3] ?? 'active'),
  move: ({ state, node, b, c }) => node && state.moveNodes(new Map([[node.id, { x: b - 500.4, y: c }]])),
  resize: ({ state, node, b, c }) => node && state.resizeNode(node.id, { width: b + 1, height: c + 1 }),
  collapse: ({ state, chosen, b }) => state.setCollapsed(chosen, b % 2 === 0),
  reroute: ({ state, graph, a, b, c }) => {
    const link = at(Object.values(graph.links), a);
    if (link) state.addReroute(link.id, { x: b, y: c });
  },
  group: ({ state, chosen, c }) => {
    state.select({ nodes: chosen });
    state.groupSelection(`Group ${c}`);
  },
  remove: ({ state, node, graph, b }) =>
    node && state.remove({ nodes: [node.id], groups: b % 5 === 0 ? Object.keys(graph.groups) : [] }),
  subgraph: ({ state, chosen, c }) => {
    state.select({ nodes: chosen });
    state.makeSubgraph(`Part ${c}`);
  },
  enter: ({ state, node }) => node && state.enterSubgraph(node.id),
  leave: ({ state }) => state.leaveTo(0),
  unpack: ({ state, node }) => node && state.unpackSubgraph(node.id),
  paste: ({ state, chosen, graph, b, c }) => {
    state.select({ nodes: chosen, groups: Object.keys(graph.groups) });
    state.paste(state.copy(), b % 2 ? { x: b, y: c } : undefined);
  },
  name: ({ state, node, b, c, ...scene }) => {
    const input = at(portsIn({ state, ...scene }, node).inputs, b);
    if (node && input) state.nameInput(node.id, input.name, c % 4 ? `Name ${c % 9}` : undefined);
  },
  renamePort: ({ state, definition, a, b, c }) => {
    const port = at((a % 2 ? definition?.inputs : definition?.outputs) ?? [], b);
    if (port) state.renamePort(a % 2 ? 'input' : 'output', port.id, `port ${c % 5}`);
  },
  removePort: ({ state, definition, a, b }) => {
    const port = at((a % 2 ? definition?.inputs : definition?.outputs) ?? [], b);
    if (port) state.removePort(a % 2 ? 'input' : 'output', port.id);
  },
  align: ({ state, chosen, b }) => {
    state.select({ nodes: chosen });
    state.align((['left', 'centre', 'columns', 'rows'] as const)[b % 4] ?? 'left', new Map());
  },
  layOut: ({ state }) => state.layOut(new Map()),
};

const number = fc.nat({ max: 1000 });
/** What makes something to work on comes more often. */
const kinds = [
  ...Object.keys(edits),
  'add',
  'add',
  'add',
  'connect',
  'connect',
  'connect',
  'connect',
  'value',
  'subgraph',
];

/** One thing that somebody does in the editor. */
export interface Edit {
  readonly kind: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Anything that somebody might do in the editor. */
export const anyEdits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), a: number, b: number, c: number }),
  { maxLength: 60, size: 'max' },
);

/** A store in which these edits were made. */
export function editedStore(made: readonly Edit[]): Store {
  const store = createEditorStore();
  store.getState().setCatalogue(exampleCatalogue);
  for (const edit of made) makeEdit(store, edit);
  return store;
}

/** Makes one edit. */
export function makeEdit(store: Store, { kind, a, b, c }: Edit): void {
  const state = store.getState();
  const graph = openGraph(state);
  const nodes = Object.values(graph.nodes);
  edits[kind]?.({
    state,
    graph,
    node: at(nodes, a),
    other: at(nodes, b),
    definition: at(Object.values(state.document.subgraphs), c),
    chosen: nodes.filter((_, index) => (a >> (index % 10)) % 2 === 0 || index === b % 7).map(({ id }) => id),
    a,
    b,
    c,
  });
}

function portsIn({ state, graph }: Pick<Scene, 'state' | 'graph'>, node: GraphNode | undefined): NodePorts {
  return node ? portsOf(node, state.document, graph, exampleCatalogue) : { inputs: [], outputs: [] };
}

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}
