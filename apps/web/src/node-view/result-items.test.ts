import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultItems } from './result-items.js';

const file = { filename: 'a.mp4', subfolder: 'video', type: 'output' };

test('what nodes show is told by its ending, not by its key', () => {
  assert.deepEqual(resultItems({ images: [{ ...file, format: 'video/mp4' }], animated: [true] }), [
    { kind: 'video', file },
  ]);
  const kinds = resultItems({
    images: [{ filename: 'a.PNG' }],
    audio: [{ filename: 'a.flac' }],
    x: [{ filename: 'a.srt' }],
  });
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['image', 'audio', 'file'],
  );
});

test('texts are shown as they are; nothing and anything else is left out', () => {
  assert.deepEqual(resultItems({ text: ['87', ''], other: [1, null, { a: 1 }] }), [{ kind: 'text', text: '87' }]);
  assert.deepEqual(resultItems(undefined), []);
});
