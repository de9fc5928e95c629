import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryCache } from './testing/memory-cache.js';
import { list, numberNodes as nodes } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const blocking: Drawn = {
  items: list(1, 2, 3),
  which: list(false, true, false),
  block: ['Block', { value: ['items', 0], block: ['which', 0] }],
  next: ['Add', { plus: 10, a: ['block', 0] }],
  out: ['Show', { value: ['next', 0] }],
  all: ['Whole', { value: ['next', 0] }],
};

test('blocks: a blocked item skips its call only, silently', async () => {
  const told = await runPrompt(nodes, blocking, { outputs: ['out'] });
  assert.deepEqual(told.items('next'), [11, { blocked: null }, 13]);
  assert.deepEqual(told.done.get('out')!.ui, { values: [11, 13] });
  assert.deepEqual([told.status, told.of('node-blocked').length], ['success', 0]);
});

test('blocks: one blocked item blocks the call of a node that takes whole lists', async () => {
  const told = await runPrompt(nodes, blocking, { outputs: ['all'] });
  assert.deepEqual(told.items('all'), [{ blocked: null }]);
});

test('blocks: a node all of whose calls were blocked has run, and shows nothing', async () => {
  const told = await runPrompt(nodes, { ...blocking, which: list(true) }, { outputs: ['out'] });
  assert.deepEqual(told.started, ['items', 'which', 'block', 'next', 'out']);
  assert.deepEqual(told.done.get('out'), { outputs: [] });
});

test('blocks: a message is told once per chain, on the first node that would have used the value', async () => {
  const loud = { ...blocking, block: ['Block', { ...blocking.block![1], message: 'not today' }] as const };
  const told = await runPrompt(nodes, loud, { outputs: ['out', 'all'] });
  assert.deepEqual(
    told.of('node-blocked').map(({ node, message }) => [node, message]),
    [['next', 'not today']],
  );
  assert.deepEqual(told.items('block'), [1, { blocked: 'not today' }, 3]);
  assert.equal(told.status, 'success');
});

test('blocks: blocks are found in the cache as they were', async () => {
  const cache = new MemoryCache();
  await runPrompt(nodes, blocking, { outputs: ['next'], services: { cache } });
  const told = await runPrompt(nodes, blocking, { outputs: ['out'], services: { cache } });
  assert.deepEqual(told.started, ['out']);
  assert.deepEqual(told.done.get('out')!.ui, { values: [11, 13] });
});
