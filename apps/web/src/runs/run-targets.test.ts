import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEditorStore, openGraph } from '../editor/editor-store.js';
import { exampleCatalogue } from '../graph/testing/example-types.js';
import { runTargets } from './run-targets.js';

const at = { x: 0, y: 0 };

test('a node stands for itself, an instance for what gives its outputs, a reroute for what it hands on', () => {
  const store = createEditorStore();
  const { setCatalogue, addNode, connect, addReroute, select, makeSubgraph } = store.getState();
  setCatalogue(exampleCatalogue);
  const source = addNode('Source', at);
  const pass = addNode('Pass', at);
  const sink = addNode('Sink', at);
  connect({ node: source, slot: 0 }, { node: pass, input: 'video' });
  connect({ node: pass, slot: 0 }, { node: sink, input: 'video' });
  const targets = (path: readonly string[], nodes: readonly string[]) => {
    const { document } = store.getState();
    return runTargets({ document, catalogue: exampleCatalogue }, path, nodes);
  };
  assert.deepEqual(targets([], [pass]), [pass]);

  const link = Object.values(openGraph(store.getState()).links).find(({ to }) => to.node === sink);
  const reroute = addReroute(link?.id ?? '', at);
  assert.deepEqual(targets([], [reroute]), [pass]);

  select({ nodes: [source, pass] });
  makeSubgraph('Both');
  const [instance] = store.getState().selection.nodes as ReadonlySet<string> & Iterable<string>;
  assert.ok(instance);
  const inside = Object.entries(store.getState().document.subgraphs)[0]?.[1].graph.nodes ?? {};
  const inner = Object.values(inside).find(({ type }) => type === 'Pass')?.id;
  assert.deepEqual(targets([], [instance]), [`${instance}:${inner}`]);
  assert.deepEqual(targets([instance], [inner ?? '']), [`${instance}:${inner}`]);
});
