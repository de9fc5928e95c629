import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFileName } from './saved-files-of.js';

test('what saving nodes hand on is known as a file, and nothing else is', () => {
  const file = { filename: 'a.mp4', subfolder: 'lecturers', type: 'output' };
  assert.ok(isFileName(file));
  for (const other of [{ ...file, more: 1 }, { filename: 'a.mp4' }, { ...file, type: 1 }, null, 'a.mp4', []]) {
    assert.ok(!isFileName(other), JSON.stringify(other));
  }
});
