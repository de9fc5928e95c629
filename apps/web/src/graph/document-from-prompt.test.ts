import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertWorkflow, type JsonObject } from '@talkgraph/engine';
import { documentFromPrompt } from './document-from-prompt.js';
import { exampleCatalogue, exampleRegistry } from './testing/example-types.js';
import { workflowOf } from './workflow-of.js';

test('a workflow in API format is laid out and means the same', () => {
  const prompt: JsonObject = {
    '1': { class_type: 'Source', inputs: { file: 'a.mp4' }, _meta: { title: 'Source' } },
    '5:3': {
      class_type: 'Mixed',
      inputs: { video: ['1', 0], seed: 7, title: ['1', 1], count: 5 },
      _meta: { title: 'Mine' },
    },
    '6': { class_type: 'Gather', inputs: { first: ['5:3', 0], more: ['1', 0], list: { __value__: ['a', 0] } } },
    '7': { class_type: 'Unheard', inputs: { steps: 3, from: ['6', 0], mode: 'fixed' }, _meta: { version: 2 } },
    '8': { class_type: 'Sink', inputs: { video: ['7', 2], prefix: 'out' } },
  };
  const { document, remarks } = documentFromPrompt(prompt, exampleCatalogue);
  const { nodes } = document.root;
  assert.ok((nodes['1']?.x ?? 0) < (nodes['5:3']?.x ?? 0) && (nodes['5:3']?.x ?? 0) < (nodes['6']?.x ?? 0));
  assert.equal(nodes['1']?.title, undefined);
  assert.equal(nodes['5:3']?.title, 'Mine');
  assert.equal(remarks.length, 1);
  const expected = structuredClone(prompt) as Record<string, { inputs: Record<string, unknown>; _meta?: unknown }>;
  // A title that is only the type's name is shown in the language of the page instead.
  delete expected['1']?._meta;
  // The list went to an input that nobody declares.
  delete expected['6']?.inputs.list;
  assert.deepEqual(convertWorkflow(workflowOf(document, exampleCatalogue), exampleRegistry).prompt, expected);
});
