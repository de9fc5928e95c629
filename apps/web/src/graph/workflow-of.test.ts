import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertWorkflow, type JsonObject, stableJson } from '@talkgraph/engine';
import fc from 'fast-check';
import { documentFromWorkflow } from './document-from-workflow.js';
import { anyEdits, editedStore } from './testing/any-edits.js';
import { asOtherEditorsSave } from './testing/as-other-editors-save.js';
import { exampleCatalogue, exampleRegistry } from './testing/example-types.js';
import { workflowOf } from './workflow-of.js';

const read = (workflow: JsonObject) => documentFromWorkflow(workflow, exampleCatalogue).document;
const promptOf = (workflow: JsonObject) => convertWorkflow(workflow, exampleRegistry).prompt;

test('whatever was drawn is the same when it is opened again, and saved again', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { document } = editedStore(edits).getState();
      const text = stableJson(workflowOf(document, exampleCatalogue));
      const again = read(JSON.parse(text) as JsonObject);
      assert.deepEqual(again, document);
      assert.equal(stableJson(workflowOf(again, exampleCatalogue)), text);
    }),
    { numRuns: 200 },
  );
});

test('what other editors saved means the same to the server before and after', () => {
  const manner = fc.record({ unnamed: fc.boolean(), fewSockets: fc.boolean(), format1: fc.boolean() });
  fc.assert(
    fc.property(anyEdits, manner, (edits, how) => {
      const { document } = editedStore(edits).getState();
      const saved = asOtherEditorsSave(workflowOf(document, exampleCatalogue), how);
      assert.deepEqual(promptOf(workflowOf(read(saved), exampleCatalogue)), promptOf(saved));
    }),
    { numRuns: 200 },
  );
});

test('the server reads values by the names they have on the canvas, and links from where they begin', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { root } = editedStore(edits).getState().document;
      const prompt = promptOf(workflowOf(editedStore(edits).getState().document, exampleCatalogue));
      const isKnown = (id: string) => exampleRegistry.find(root.nodes[id]?.type ?? '') !== undefined;
      const inputsOf = (id: string) => (prompt[id] as { inputs: JsonObject }).inputs;
      const linked = new Set(Object.values(root.links).map(({ to }) => `${to.node}#${to.input}`));
      for (const { id, values } of Object.values(root.nodes)) {
        if (!isKnown(id) || prompt[id] === undefined) continue;
        for (const [name, value] of Object.entries(values)) {
          if (linked.has(`${id}#${name}`) || name.includes('.')) continue;
          assert.deepEqual(inputsOf(id)[name], Array.isArray(value) ? { __value__: value } : value);
        }
      }
      for (const { from, to } of Object.values(root.links)) {
        if (!isKnown(from.node) || prompt[from.node] === undefined || !isKnown(to.node)) continue;
        if (prompt[to.node] !== undefined) assert.deepEqual(inputsOf(to.node)[to.input], [from.node, from.slot]);
      }
    }),
    { numRuns: 200 },
  );
});

test('moving one node changes its line only', () => {
  const store = editedStore([]);
  const { addNode, connect, moveNodes } = store.getState();
  const [from, to] = [addNode('Source', { x: 0, y: 0 }), addNode('Sink', { x: 400, y: 0 })];
  connect({ node: from, slot: 0 }, { node: to, input: 'video' });
  const lines = () => stableJson(workflowOf(store.getState().document, exampleCatalogue)).split('\n');
  const before = lines();
  moveNodes(new Map([[to, { x: 410, y: 20 }]]));
  const changed = lines().filter((line, index) => line !== before[index]);
  assert.deepEqual(changed, ['      "pos": [410, 20],']);
});
