import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepMade } from './keep-made.js';

test('texts of a server are kept up to a size and a number', async () => {
  const texts = ['short', 'x'.repeat(3_000_000), ...Array.from({ length: 2000 }, (_, i) => `${i}`)];
  const { signal } = new AbortController();
  const made = await keepMade({ files: [], texts, resumed: false }, {} as never, signal);
  assert.deepEqual([made.texts.length, made.texts[0], made.texts[1]?.length], [1000, 'short', 1_000_000]);
});
