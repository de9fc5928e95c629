import assert from 'node:assert/strict';
import { test } from 'node:test';
import { any } from '../definition/port-type.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, constant } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const drawn: Drawn = {
  out: ['Watch', { value: ['sum', 0] }],
  sum: ['Add', { a: ['one', 0], b: ['two', 0] }],
  one: ['Constant', { value: 1 }],
  two: ['Constant', { value: 2 }],
  aside: ['Constant', { value: 9 }],
};

test('a node sees what the nodes before it have made, sources first, also when it came from the cache', async () => {
  const cache = new MemoryCache();
  for (const round of ['fresh', 'cached']) {
    const seen: unknown[] = [];
    const watch = testNode({
      type: 'Watch',
      inputs: { value: { type: any } },
      outputs: {},
      outputNode: true,
      fingerprint: () => round,
      run(_inputs, context) {
        seen.push(...(context.upstream?.() ?? []));
        return {};
      },
    });
    const told = await runPrompt([constant, add, watch], drawn, { outputs: ['out'], services: { cache } });
    assert.equal(told.status, 'success', round);
    assert.deepEqual(
      seen,
      [
        { node: 'one', values: [1] },
        { node: 'two', values: [2] },
        { node: 'sum', values: [3] },
      ],
      round,
    );
  }
});
