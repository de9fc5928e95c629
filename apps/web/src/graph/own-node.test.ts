import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertWorkflow } from '@talkgraph/engine';
import { createEditorStore, openGraph } from '../editor/editor-store.js';
import { type OwnNode, ownNodeOf, readOwnNode, writeOwnNode } from './own-node.js';
import { exampleCatalogue, exampleRegistry } from './testing/example-types.js';
import { workflowOf } from './workflow-of.js';

const at = { x: 0, y: 0 };

function newStore() {
  const store = createEditorStore();
  store.getState().setCatalogue(exampleCatalogue);
  return store;
}

/** A sub-graph with another one inside, on a canvas; and as a node that was kept under a name and read again. */
function keptNode(): { readonly own: OwnNode; readonly store: ReturnType<typeof newStore> } {
  const store = newStore();
  const { addNode, setValue, select, makeSubgraph } = store.getState();
  const node = addNode('Sink', at);
  setValue(node, 'prefix', 'inside');
  select({ nodes: [node] });
  makeSubgraph('Inner');
  select({ nodes: Object.keys(openGraph(store.getState()).nodes) });
  makeSubgraph('Outer');
  const kept = ownNodeOf(instanceIn(store), '我的', store.getState().document);
  assert.ok(kept);
  const own = readOwnNode('我的', writeOwnNode(kept, exampleCatalogue), exampleCatalogue);
  assert.ok(own);
  return { own, store };
}

function instanceIn(store: ReturnType<typeof newStore>) {
  const [instance] = Object.values(openGraph(store.getState()).nodes);
  assert.ok(instance);
  return instance;
}

test('a kept node brings its sub-graphs into another workflow, in one step', () => {
  const { own } = keptNode();
  const { type } = own.instance;
  const other = newStore();
  other.getState().setOwnNodes(new Map([[type, own]]));
  const id = other.getState().addNode(type, at);
  const { document, undo } = other.getState();
  assert.equal(document.subgraphs[type]?.name, '我的');
  assert.equal(Object.keys(document.subgraphs).length, 2);
  const { prompt, remarks } = convertWorkflow(workflowOf(document, exampleCatalogue), exampleRegistry);
  assert.deepEqual(remarks, []);
  assert.match(JSON.stringify(prompt), /"prefix":"inside"/);
  undo();
  assert.deepEqual(other.getState().document.subgraphs, {});
  assert.equal(openGraph(other.getState()).nodes[id], undefined);
});

test('a workflow that has the sub-graph already keeps its own, and no node is put into itself', () => {
  const { own, store } = keptNode();
  const { type } = own.instance;
  const { setOwnNodes, addNode, enterSubgraph } = store.getState();
  setOwnNodes(new Map([[type, own]]));
  addNode(type, at);
  assert.equal(store.getState().document.subgraphs[type]?.name, 'Outer');
  enterSubgraph(instanceIn(store).id);
  assert.equal(store.getState().addNode(type, at), '');
});

test('a copy under another id is a node of its own', () => {
  const { store } = keptNode();
  const instance = instanceIn(store);
  const copy = ownNodeOf(instance, 'Copy', store.getState().document, 'another');
  assert.equal(copy?.instance.type, 'another');
  assert.ok(copy && !(instance.type in copy.subgraphs) && copy.subgraphs.another?.name === 'Copy');
  assert.equal(readOwnNode('x', '{"nodes": []}', exampleCatalogue), undefined);
  assert.equal(readOwnNode('x', 'no JSON', exampleCatalogue), undefined);
});
