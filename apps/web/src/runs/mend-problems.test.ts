import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEditorStore } from '../editor/editor-store.js';
import { exampleCatalogue } from '../graph/testing/example-types.js';
import type { RunProblems } from './live-run.js';
import { mendProblems } from './mend-problems.js';

const at = { x: 0, y: 0 };
const text = { en: 'As the server says it.', zh: '服务器的说法。' };

test('mistakes go when they are mended, and only then', () => {
  const store = createEditorStore();
  const { setCatalogue, addNode, connect, setValue, remove, moveNodes } = store.getState();
  setCatalogue(exampleCatalogue);
  const source = addNode('Source', at);
  const sink = addNode('Sink', at);
  const mixed = addNode('Mixed', at);
  const refused = store.getState().document;
  const given: RunProblems = {
    nodes: {
      [source]: [{ code: 'required_input_missing', input: 'file', text }],
      [sink]: [
        { code: 'required_input_missing', input: 'video', text },
        { code: 'value_not_in_list', input: 'prefix', text },
      ],
      [mixed]: [{ code: 'custom_validation_failed', text }],
    },
  };
  const left = (problems: RunProblems) => mendProblems(problems, refused, store.getState().document, exampleCatalogue);
  const codes = (problems: RunProblems | undefined) =>
    Object.entries(problems?.nodes ?? {}).flatMap(([id, listed]) => listed.map(({ input }) => `${id} ${input}`));

  const told = left(given);
  assert.ok(told);
  assert.equal(told.nodes[source]?.[0]?.text.en, 'Choose a file for “file”.');
  assert.equal(told.nodes[sink]?.[1]?.text.en, text.en, 'what only the server knows stays as it said it');
  assert.equal(left(told), told);

  moveNodes(new Map([[source, { x: 50, y: 50 }]]));
  assert.equal(left(told), told);
  setValue(source, 'file', 'a.mp4');
  assert.deepEqual(codes(left(told)), [`${sink} video`, `${sink} prefix`, `${mixed} undefined`]);
  connect({ node: source, slot: 0 }, { node: sink, input: 'video' });
  setValue(sink, 'prefix', 'other');
  assert.deepEqual(codes(left(told)), [`${mixed} undefined`]);
  remove({ nodes: [mixed] });
  assert.equal(left(told), undefined);
});
