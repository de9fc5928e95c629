import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FromWorker, WorkerBatch } from '@talkgraph/runtime';
import { ParentChannel } from './parent-channel.js';

const line = (message: string): FromWorker => ({ kind: 'log', line: { message } });
const identity = { node: '1', display: '1' };

function progress(done: number): FromWorker {
  return { kind: 'event', runId: 'r', event: { kind: 'node-progress', ...identity, done, total: 9 } };
}

function openChannel() {
  const sent: WorkerBatch[] = [];
  const channel = new ParentChannel((batch) => sent.push(batch));
  const stored = (batch: number) => channel.receive({ kind: 'stored', batch });
  return { channel, sent, stored };
}

test('what is said in one moment travels together, in order', async () => {
  const { channel, sent } = openChannel();
  for (const message of ['a', 'b', 'c']) channel.say(line(message));
  await nextTurn();
  assert.deepEqual(sent, [{ batch: 1, messages: [line('a'), line('b'), line('c')] }]);
});

test('that a node begins is sent before it can take the process down', () => {
  const { channel, sent } = openChannel();
  const started: FromWorker = { kind: 'event', runId: 'r', event: { kind: 'node-started', type: 'A', ...identity } };
  channel.say(line('a'));
  channel.say(started);
  assert.deepEqual(sent, [{ batch: 1, messages: [line('a'), started] }]);
});

test('a slow store gets a few batches, then one large one when it has caught up', async () => {
  const { channel, sent, stored } = openChannel();
  for (let i = 0; i < 10; i += 1) {
    channel.say(line(String(i)));
    await nextTurn();
  }
  assert.deepEqual(
    sent.map(({ messages }) => messages.length),
    [1, 1, 1, 1],
  );
  stored(1);
  assert.deepEqual(
    sent[4]?.messages,
    [4, 5, 6, 7, 8, 9].map((i) => line(String(i))),
  );
});

test('while the store is far behind, newer progress of a node replaces older; nothing else is lost', async () => {
  const { channel, sent, stored } = openChannel();
  for (let i = 0; i < 4; i += 1) {
    channel.say(line('first'));
    await nextTurn();
  }
  for (let i = 0; i < 300; i += 1) channel.say(line(String(i)));
  for (let i = 0; i < 50; i += 1) channel.say(progress(i));
  stored(1);
  assert.deepEqual(sent[4]?.messages.slice(299), [line('299'), progress(49)]);
});

test('an answer reaches who asked; a failure is thrown with its code', async () => {
  const { channel } = openChannel();
  const first = channel.ask('cache.find', { keys: ['a'] });
  const second = channel.ask('cache.find', { keys: ['b'] });
  const error = { code: 'X', kind: 'user', text: { en: 'no', zh: '不' } } as const;
  assert.equal(channel.receive({ kind: 'answer', id: 2, error }), true);
  channel.receive({ kind: 'answer', id: 1, value: [['a', { outputs: [] }]] });
  assert.deepEqual(await first, [['a', { outputs: [] }]]);
  await assert.rejects(second, { code: 'X', kind: 'user', message: 'no' });
  assert.equal(channel.receive({ kind: 'free', models: true, memory: false }), false);
});
