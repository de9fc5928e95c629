import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tables } from '@talkgraph/nodes';
import { doTask } from '../../tasks.js';
import { openTestHome } from '../../testing/open-test-home.js';

test('some rows of a large table are shown as texts, with how many there are', async (t) => {
  const { capabilities } = await openTestHome(t);
  const rows = Array.from({ length: 1000 }, (_, n) => ({
    姓名: `讲师${n}`,
    n,
    讲稿: '讲'.repeat(n === 10 ? 1000 : 3),
  }));
  const { artifact } = (await capabilities.use(tables)?.store({ columns: ['姓名', 'n', '讲稿'], rows })) ?? {};
  const shown = (params: object) =>
    doTask(capabilities.tasks, 'table-rows', { artifact: artifact!, ...params }, t.signal);
  assert.deepEqual(await shown({ from: 9, rows: 2 }), {
    columns: ['姓名', 'n', '讲稿'],
    total: 1000,
    from: 9,
    rows: [
      ['讲师9', '9', '讲讲讲'],
      ['讲师10', '10', `${'讲'.repeat(400)}…`],
    ],
  });
  assert.deepEqual(((await shown({ from: 5000 })) as { rows: unknown }).rows, []);
  await assert.rejects(shown({ rows: 100_000 }), { code: 'TASK_PARAMS' });
});
