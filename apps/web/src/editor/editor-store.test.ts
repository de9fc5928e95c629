import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertWorkflow, type JsonObject } from '@talkgraph/engine';
import fc from 'fast-check';
import { documentFromWorkflow } from '../graph/document-from-workflow.js';
import { portsOf } from '../graph/ports-of.js';
import { anyEdits, editedStore, makeEdit } from '../graph/testing/any-edits.js';
import { exampleCatalogue, exampleRegistry } from '../graph/testing/example-types.js';
import { workflowOf } from '../graph/workflow-of.js';
import { createEditorStore, openGraph } from './editor-store.js';

const at = { x: 0, y: 0 };

function newStore() {
  const store = createEditorStore();
  store.getState().setCatalogue(exampleCatalogue);
  return store;
}

/** What the server makes of the workflow, whatever the ids: each node with all that feeds it. */
function meaningOf(store: ReturnType<typeof newStore>): readonly string[] {
  const { prompt } = convertWorkflow(workflowOf(store.getState().document, exampleCatalogue), exampleRegistry);
  const known = new Map<string, string>();
  const sign = (id: string): string => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const { class_type: type, inputs } = prompt[id] as { class_type: string; inputs: JsonObject };
    const listed = Object.entries(inputs).map(([name, value]) => [
      name,
      Array.isArray(value) ? [sign(value[0] as string), value[1]] : value,
    ]);
    const text = JSON.stringify([type, listed.sort()]);
    known.set(id, text);
    return text;
  };
  return Object.keys(prompt).map(sign).sort();
}

test('everything can be undone to the beginning and redone to the end', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const store = newStore();
      const first = store.getState().document;
      for (const edit of edits) makeEdit(store, edit);
      const last = store.getState().document;
      while (store.getState().canUndo) store.getState().undo();
      assert.equal(store.getState().document, first);
      assert.equal(store.getState().isChanged, false);
      while (store.getState().canRedo) store.getState().redo();
      assert.equal(store.getState().document, last);
    }),
    { numRuns: 200 },
  );
});

test('links always lead from an output to an input that exist, one to each input', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { document } = editedStore(edits).getState();
      for (const graph of [document.root, ...Object.values(document.subgraphs).map((one) => one.graph)]) {
        const links = Object.values(graph.links);
        assert.equal(new Set(links.map(({ to }) => `${to.node}#${to.input}`)).size, links.length);
        for (const { from, to } of links) {
          const [source, target] = [graph.nodes[from.node], graph.nodes[to.node]];
          assert.ok(source && portsOf(source, document, graph, exampleCatalogue).outputs[from.slot]);
          const inputs = target && portsOf(target, document, graph, exampleCatalogue).inputs;
          assert.ok(inputs?.some(({ name }) => name === to.input));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('making a sub-graph of nodes, and unpacking one, changes nothing for the server', () => {
  fc.assert(
    fc.property(anyEdits, fc.nat(1023), (edits, bits) => {
      const store = editedStore(edits);
      const { leaveTo, select, makeSubgraph, unpackSubgraph } = store.getState();
      leaveTo(0);
      const before = meaningOf(store);
      const ids = Object.keys(store.getState().document.root.nodes);
      select({ nodes: ids.filter((_, index) => (bits >> (index % 10)) % 2 === 0) });
      if (!makeSubgraph('Part').done) return;
      assert.deepEqual(meaningOf(store), before);
      const [instance] = store.getState().selection.nodes;
      unpackSubgraph(instance as string);
      assert.deepEqual(meaningOf(store), before);
    }),
    { numRuns: 200 },
  );
});

test('links are refused with the reason in both languages', () => {
  const { addNode, connect, canConnect } = newStore().getState();
  const [source, first, second] = [addNode('Source', at), addNode('Pass', at), addNode('Pass', at)];
  const unfit = canConnect({ node: source, slot: 1 }, { node: first, input: 'video' });
  assert.match(unfit.done ? '' : unfit.reason.en, /AUDIO.*VIDEO/);
  assert.match(unfit.done ? '' : unfit.reason.zh, /AUDIO.*VIDEO/);
  assert.equal(connect({ node: first, slot: 0 }, { node: second, input: 'video' }).done, true);
  const ring = connect({ node: second, slot: 0 }, { node: first, input: 'other' });
  assert.match(ring.done ? '' : ring.reason.en, /circle/);
  assert.equal(connect({ node: first, slot: 0 }, { node: first, input: 'other' }).done, false);
  assert.equal(connect({ node: first, slot: 5 }, { node: second, input: 'other' }).done, false);
});

test('an input takes one link: another one takes its place', () => {
  const store = newStore();
  const { addNode, connect } = store.getState();
  const [one, two, pass] = [addNode('Source', at), addNode('Source', at), addNode('Pass', at)];
  connect({ node: one, slot: 0 }, { node: pass, input: 'video' });
  connect({ node: two, slot: 0 }, { node: pass, input: 'video' });
  assert.deepEqual(
    Object.values(openGraph(store.getState()).links).map(({ from }) => from.node),
    [two],
  );
});

test('typing is one step of undo, a drag another; what did not change stays the same object', () => {
  const store = newStore();
  const { addNode, setValue, moveNodes, beginStep, endStep, undo, select } = store.getState();
  const [sink, other] = [addNode('Sink', at), addNode('Sink', at)];
  const untouched = openGraph(store.getState()).nodes[other];
  for (const text of ['a', 'ab', 'abc']) setValue(sink, 'prefix', text);
  select({ nodes: [sink] });
  beginStep();
  for (const x of [10, 20, 30]) moveNodes(new Map([[sink, { x, y: x }]]));
  endStep();
  select({ nodes: [] });
  const node = () => openGraph(store.getState()).nodes[sink];
  assert.deepEqual([node()?.x, node()?.values.prefix], [30, 'abc']);
  undo();
  assert.deepEqual([node()?.x, node()?.values.prefix], [0, 'abc']);
  assert.deepEqual([...store.getState().selection.nodes], [sink]);
  undo();
  assert.equal(node()?.values.prefix, 'out');
  assert.equal(openGraph(store.getState()).nodes[other], untouched);
});

test('at the ends of a sub-graph links make ports, and instances show the widgets behind them', () => {
  const store = newStore();
  const { addNode, select, makeSubgraph, enterSubgraph, connect, leaveTo, renamePort } = store.getState();
  const sink = addNode('Sink', at);
  select({ nodes: [sink] });
  assert.equal(makeSubgraph('Save').done, true);
  const [instance] = store.getState().selection.nodes;
  enterSubgraph(instance as string);
  assert.equal(connect({ node: '-10', slot: 0 }, { node: sink, input: 'video' }).done, true);
  assert.equal(connect({ node: '-10', slot: 1 }, { node: sink, input: 'prefix' }).done, true);
  const [definition] = Object.values(store.getState().document.subgraphs);
  renamePort('input', definition?.inputs[1]?.id as string, 'name of the file');
  assert.equal(addNode(definition?.id as string, at), '', 'no sub-graph may contain itself');
  leaveTo(0);
  const { document } = store.getState();
  const ports = portsOf(document.root.nodes[instance as string]!, document, document.root, exampleCatalogue);
  assert.deepEqual(
    ports.inputs.map(({ name, type, widget }) => [name, type, widget?.kind]),
    [
      ['video', 'VIDEO', undefined],
      ['name of the file', 'STRING', 'text'],
    ],
  );
});

test('names of inputs are unique, lead into sub-graphs and follow their nodes', () => {
  const store = newStore();
  const { addNode, nameInput, select, makeSubgraph, unpackSubgraph, remove } = store.getState();
  const [one, two] = [addNode('Sink', at), addNode('Sink', at)];
  assert.equal(nameInput(one, 'prefix', 'Name').done, true);
  assert.equal(nameInput(two, 'prefix', 'Name').done, false);
  select({ nodes: [one] });
  makeSubgraph('Part');
  const names = () => store.getState().document.namedInputs;
  assert.deepEqual(names(), [{ name: 'Name', node: `3:${one}`, input: 'prefix' }]);
  unpackSubgraph('3');
  assert.deepEqual(names(), [{ name: 'Name', node: '4', input: 'prefix' }]);
  remove({ nodes: ['4'] });
  assert.deepEqual(names(), []);
});

test('a template keeps what it calls its inputs in both languages, until somebody names them otherwise', () => {
  const store = newStore();
  const sink = store.getState().addNode('Sink', at);
  const workflow = workflowOf(store.getState().document, exampleCatalogue);
  const inputs = [{ name: 'Name', node: sink, input: 'prefix', label: { en: 'Name', zh: '名称' } }];
  const given = { ...workflow, extra: { talkgraph: { inputs } } };
  const { document } = documentFromWorkflow(given, exampleCatalogue);
  const listed = () => workflowOf(store.getState().document, exampleCatalogue).extra;
  store.getState().open(document, { path: undefined, title: '' });
  assert.deepEqual(listed(), { talkgraph: { inputs } });
  store.getState().nameInput(sink, 'prefix', 'File');
  assert.deepEqual(listed(), { talkgraph: { inputs: [{ name: 'File', node: sink, input: 'prefix' }] } });
});

test('seeds change after a run as it says beside them, without a step of undo', () => {
  const store = newStore();
  const { addNode, setValue, advanceSeeds, undo } = store.getState();
  const node = addNode('Mixed', at);
  const seed = () => openGraph(store.getState()).nodes[node]?.values.seed;
  advanceSeeds();
  assert.equal(seed(), 0);
  setValue(node, 'seed.control_after_generate', 'increment');
  advanceSeeds();
  advanceSeeds();
  assert.equal(seed(), 2);
  undo();
  assert.equal(openGraph(store.getState()).nodes[node]?.values['seed.control_after_generate'], undefined);
});

test('seeds inside sub-graphs change as well, and those that an instance shows', () => {
  const store = newStore();
  const { addNode, setValue, advanceSeeds, select, makeSubgraph, enterSubgraph, connect } = store.getState();
  const shown = addNode('Mixed', at);
  const hidden = addNode('Mixed', { x: 0, y: 400 });
  select({ nodes: [shown, hidden] });
  assert.deepEqual(makeSubgraph('Both'), { done: true });
  const [instance] = Object.keys(store.getState().document.root.nodes) as [string];
  enterSubgraph(instance);
  const inside = Object.keys(openGraph(store.getState()).nodes).filter((id) => !id.startsWith('-')) as [string, string];
  connect({ node: '-10', slot: lastSlot(store) }, { node: inside[0], input: 'seed' });
  setValue(inside[1], 'seed', 5);
  setValue(inside[1], 'seed.control_after_generate', 'decrement');
  store.getState().leaveTo(0);
  setValue(instance, 'seed', 7);
  setValue(instance, 'seed.control_after_generate', 'increment');
  advanceSeeds();
  assert.equal(store.getState().document.root.nodes[instance]?.values.seed, 8);
  enterSubgraph(instance);
  assert.equal(openGraph(store.getState()).nodes[inside[1]]?.values.seed, 4);
  assert.equal(openGraph(store.getState()).nodes[inside[0]]?.values.seed ?? 0, 0);
});

/** The slot of the input end to which a link makes another port. */
function lastSlot(store: ReturnType<typeof newStore>): number {
  const state = store.getState();
  const graph = openGraph(state);
  const end = graph.nodes['-10'];
  return end ? portsOf(end, state.document, graph, exampleCatalogue).outputs.length - 1 : 0;
}

test('a drag from a port gives a node that is linked to it, in one step', () => {
  const store = newStore();
  const { addNode, addLinkedNode, undo } = store.getState();
  const source = addNode('Source', at);
  const sink = addLinkedNode('Sink', at, { side: 'output', node: source, slot: 1 });
  const [link] = Object.values(openGraph(store.getState()).links);
  assert.deepEqual(link?.to, { node: sink, input: 'sound' });
  undo();
  assert.deepEqual(Object.keys(openGraph(store.getState()).nodes), [source]);
});
