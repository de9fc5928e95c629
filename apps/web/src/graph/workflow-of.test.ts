import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertWorkflow, type JsonObject } from '@talkgraph/engine';
import fc from 'fast-check';
import { openGraph } from '../editor/editor-store.js';
import { documentFromWorkflow } from './document-from-workflow.js';
import { stableJson } from './stable-json.js';
import { anyEdits, editedStore } from './testing/any-edits.js';
import { exampleCatalogue, exampleRegistry } from './testing/example-types.js';
import { workflowOf } from './workflow-of.js';

const readAgain = (workflow: JsonObject) =>
  documentFromWorkflow(JSON.parse(stableJson(workflow)) as JsonObject, exampleCatalogue).document;

test('whatever was drawn is the same when it is opened again, and saved again', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { document } = editedStore(edits).getState();
      const saved = workflowOf(document, exampleCatalogue);
      const again = readAgain(saved);
      assert.deepEqual(again, document);
      assert.equal(stableJson(workflowOf(again, exampleCatalogue)), stableJson(saved));
    }),
    { numRuns: 300 },
  );
});

test('the server reads a saved workflow as it is drawn: values by name, links to the nodes they come from', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { document } = editedStore(edits).getState();
      const { prompt } = convertWorkflow(workflowOf(document, exampleCatalogue), exampleRegistry);
      for (const [id, json] of Object.entries(prompt)) {
        const node = document.root.nodes[id];
        if (!node || !exampleRegistry.find(node.type)) continue;
        const inputs = (json as { inputs: JsonObject }).inputs;
        const linked = new Set(
          Object.values(document.root.links).flatMap(({ to }) => (to.node === id ? [to.input] : [])),
        );
        for (const [name, value] of Object.entries(node.values)) {
          if (linked.has(name) || name.includes('.')) continue;
          assert.deepEqual(inputs[name], Array.isArray(value) ? { __value__: value } : value, `${id} ${name}`);
        }
        for (const { from, to } of Object.values(document.root.links)) {
          if (to.node !== id || !exampleRegistry.find(document.root.nodes[from.node]?.type ?? '')) continue;
          if (document.root.nodes[from.node]?.mode === 'active')
            assert.deepEqual(inputs[to.input], [from.node, from.slot]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('moving one node changes its lines only', () => {
  const store = editedStore([]);
  const { addNode, connect, moveNodes } = store.getState();
  const [from, to] = [addNode('Source', { x: 0, y: 0 }), addNode('Sink', { x: 400, y: 0 })];
  connect({ node: from, slot: 0 }, { node: to, input: 'video' });
  const text = () => stableJson(workflowOf(store.getState().document, exampleCatalogue)).split('\n');
  const before = text();
  moveNodes(new Map([[to, { x: 410, y: 20 }]]));
  const after = text();
  assert.equal(openGraph(store.getState()).nodes[to]?.x, 410);
  assert.deepEqual(
    after.filter((line, index) => line !== before[index]),
    ['      "pos": [410, 20],'],
  );
});
