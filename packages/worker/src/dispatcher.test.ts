import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DispatchedEvent, Dispatcher } from '@talkgraph/runtime';
import { oneNodePrompt, savingPrompt } from './testing/saving-pack.js';
import { endOf, eventOf, withDispatcher, withTestHome } from './testing/with-dispatcher.js';

const limit = { timeout: 120_000 };
const saving = { promptText: savingPrompt('text', 0), outputs: ['3'], extra: {} };

test('a run is stored, run by a worker process, told in order, and readable once its end is told', limit, () =>
  withDispatcher(async (dispatcher, home) => {
    const told: DispatchedEvent[] = [];
    dispatcher.onEvent((event) => told.push(event));
    const atEnd = eventOf(dispatcher, ({ event }) => event.kind === 'run-done').then(async ({ runId }) => ({
      queue: await dispatcher.queue(),
      run: await dispatcher.run(runId),
      nodes: await dispatcher.nodes(runId),
      remaining: dispatcher.remaining(),
    }));
    const { run } = await dispatcher.submit({ ...saving, clientId: 'me', extra: { a: 1 } });
    assert.equal(run.state, 'pending');
    const end = await atEnd;
    assert.deepEqual(end.queue, { running: [], pending: [] });
    assert.deepEqual(
      [end.run?.state, end.run?.clientId, end.run?.extra, end.remaining],
      ['success', 'me', { a: 1 }, 0],
    );
    assert.deepEqual(
      end.nodes.map(({ nodeId }) => nodeId),
      ['1', '2', '3'],
    );
    assert.deepEqual(
      end.nodes[2]?.record.files?.map(({ filename }) => filename),
      ['kept_00001_.txt', 'kept_00002_.txt'],
    );
    const kept = told.filter(({ sequence }) => sequence !== undefined);
    assert.deepEqual(await dispatcher.events({ runId: run.runId }), kept);
    assert.ok(kept.every(({ clientId }) => clientId === 'me'));
    const sequences = kept.map(({ sequence }) => sequence ?? 0);
    assert.deepEqual(
      sequences,
      [...sequences].sort((a, b) => a - b),
    );
    assert.deepEqual((await readdir(join(home.outputs, 'sub'))).length, 2);
  }),
);

test('the same run again comes from the cache, also after a restart, until its files are removed', limit, () =>
  withTestHome(async (home) => {
    const ranIn = async (dispatcher: Dispatcher) => {
      const { run } = await dispatcher.submit(saving);
      await endOf(dispatcher, run.runId);
      return (await dispatcher.events({ runId: run.runId })).filter(({ event }) => event.kind === 'node-started')
        .length;
    };
    await withDispatcher(
      async (dispatcher) => {
        assert.deepEqual([await ranIn(dispatcher), await ranIn(dispatcher)], [3, 0]);
      },
      { home },
    );
    await withDispatcher(
      async (dispatcher) => {
        assert.equal(await ranIn(dispatcher), 0);
        await rm(join(home.outputs, 'sub'), { recursive: true });
        assert.equal(await ranIn(dispatcher), 1);
      },
      { home },
    );
  }),
);

test('a prompt whose node types are gone ends as an error that says so', limit, () =>
  withDispatcher(async (dispatcher) => {
    const { run } = await dispatcher.submit({ promptText: oneNodePrompt('Gone'), outputs: ['1'], extra: {} });
    await endOf(dispatcher, run.runId);
    const ended = await dispatcher.run(run.runId);
    assert.equal(ended?.state, 'error');
    assert.match(ended?.failure?.text.en ?? '', /Gone/);
  }),
);

test('a key that was submitted before answers the run it was submitted for', limit, () =>
  withDispatcher(async (dispatcher) => {
    await dispatcher.pause();
    const first = await dispatcher.submit({ ...saving, idempotencyKey: 'k' });
    const second = await dispatcher.submit({ ...saving, idempotencyKey: 'k' });
    assert.deepEqual([first.repeated, second.repeated], [false, true]);
    assert.equal(second.run.runId, first.run.runId);
    assert.equal(dispatcher.remaining(), 1);
  }),
);

async function submitPaused(dispatcher: Dispatcher, ids: readonly string[]): Promise<void> {
  await dispatcher.pause();
  for (const runId of ids) await dispatcher.submit({ ...saving, runId });
}

const waiting = async (dispatcher: Dispatcher) => (await dispatcher.queue()).pending.map(({ runId }) => runId).join('');

test('runs can be moved and removed while they wait, and all go on in order when it is resumed', limit, () =>
  withDispatcher(async (dispatcher) => {
    await submitPaused(dispatcher, ['a', 'b', 'c', 'd', 'e']);
    await dispatcher.submit({ ...saving, runId: 'f', front: true });
    await dispatcher.move('e', { before: 'b' });
    assert.deepEqual(await dispatcher.remove(['c', 'nobody']), ['c']);
    assert.equal(await waiting(dispatcher), 'faebd');
    assert.equal((await dispatcher.run('c'))?.state, 'cancelled');
    assert.equal(dispatcher.remaining(), 5);
    const order: string[] = [];
    dispatcher.onEvent(({ event, runId }) => event.kind === 'run-started' && order.push(runId));
    const last = endOf(dispatcher, 'd');
    await dispatcher.resume();
    await last;
    assert.equal(order.join(''), 'faebd');
    await assert.rejects(dispatcher.move('a', 'front'), { code: 'RUN_NOT_PENDING' });
  }),
);

test('a paused queue and what waits in it outlive a restart; clearing empties it', limit, () =>
  withTestHome(async (home) => {
    await withDispatcher((dispatcher) => submitPaused(dispatcher, ['a', 'b']), { home });
    await withDispatcher(
      async (dispatcher) => {
        assert.deepEqual([dispatcher.paused, dispatcher.remaining(), await waiting(dispatcher)], [true, 2, 'ab']);
        assert.equal(await dispatcher.clear(), 2);
        assert.deepEqual([dispatcher.remaining(), await waiting(dispatcher)], [0, '']);
        await dispatcher.forget();
        assert.equal((await dispatcher.runs({})).total, 0);
      },
      { home },
    );
  }),
);
