import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawGraph } from './draw-graph.js';

test('a drawing becomes the prompt it shows', () => {
  const { source } = drawGraph(
    `
    load:LoadClip -> trim -> save:Save
    load#1 -> save.audio`,
    { input: 'clip', constants: { trim: { start: 2, marks: [1, 2] } } },
  );
  assert.deepEqual(source, {
    load: { class_type: 'LoadClip', inputs: {} },
    trim: { class_type: 'trim', inputs: { clip: ['load', 0], start: 2, marks: { __value__: [1, 2] } } },
    save: { class_type: 'Save', inputs: { clip: ['trim', 0], audio: ['load', 1] } },
  });
});

test('what cannot be read is refused', () => {
  assert.throws(() => drawGraph('a -> -> b'), TypeError);
  assert.throws(() => drawGraph('a b'), TypeError);
  assert.throws(() => drawGraph('a', { constants: { b: {} } }), TypeError);
});
