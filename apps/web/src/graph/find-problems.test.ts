import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEditorStore } from '../editor/editor-store.js';
import { findProblems } from './find-problems.js';
import { exampleCatalogue } from './testing/example-types.js';

test('what would keep a workflow from running is found by node', () => {
  const store = createEditorStore();
  const { setCatalogue, addNode, connect, setValue, setMode } = store.getState();
  setCatalogue(exampleCatalogue);
  const problems = () => {
    const { document } = store.getState();
    return Object.fromEntries(
      Object.entries(findProblems(document.root, document, exampleCatalogue)).map(([id, listed]) => [
        id,
        listed.map(({ code, input }) => `${code} ${input ?? ''}`),
      ]),
    );
  };
  const source = addNode('Source', { x: 0, y: 0 });
  const sink = addNode('Sink', { x: 0, y: 0 });
  const unknown = addNode('Unheard', { x: 0, y: 0 });
  addNode('Note', { x: 0, y: 0 });
  assert.deepEqual(problems(), {
    [source]: ['required_input_missing file'],
    [sink]: ['required_input_missing video'],
    [unknown]: ['missing_node_type '],
  });
  connect({ node: source, slot: 0 }, { node: sink, input: 'video' });
  setValue(source, 'file', 'gone.mp4');
  setMode([unknown], 'muted');
  assert.deepEqual(problems(), { [source]: ['value_not_in_list file'] });
  setValue(source, 'file', 'b.mp4');
  const { document } = store.getState();
  const none = findProblems(document.root, document, exampleCatalogue);
  assert.deepEqual(none, {});
  assert.equal(findProblems(document.root, document, exampleCatalogue), none);
});
