import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Dispatcher, openDispatcher } from '@talkgraph/runtime';
import { workerCommand } from './index.js';
import { oneNodePrompt, savingPrompt } from './testing/saving-pack.js';
import { endOf, eventOf, withDispatcher, withTestHome } from './testing/with-dispatcher.js';

const limit = { timeout: 120_000 };
const saving = { promptText: savingPrompt('text', 0), outputs: ['3'], extra: {} };
const hanging = { promptText: oneNodePrompt('TestHang'), outputs: ['1'], extra: {} };
const hangs = (dispatcher: Dispatcher) => eventOf(dispatcher, ({ event }) => event.kind === 'node-note');

test('a node that does not yield costs its worker; the run ends as cancelled and the next one runs', limit, () =>
  withDispatcher(
    async (dispatcher) => {
      const hung = hangs(dispatcher);
      const { run } = await dispatcher.submit(hanging);
      await hung;
      const [before] = dispatcher.workers();
      const ended = endOf(dispatcher, run.runId);
      assert.equal(await dispatcher.cancel(run.runId), true);
      await ended;
      assert.equal((await dispatcher.run(run.runId))?.state, 'cancelled');
      assert.equal(await dispatcher.cancel(run.runId), false);
      const next = await dispatcher.submit(saving);
      await endOf(dispatcher, next.run.runId);
      assert.notEqual(dispatcher.workers()[0]?.pid, before?.pid);
    },
    { cancelGraceMs: 300 },
  ),
);

test('a cancel that a restart came between is carried out at the next start', limit, () =>
  withTestHome(async (home) => {
    let runId = '';
    await withDispatcher(
      async (dispatcher) => {
        const hung = hangs(dispatcher);
        runId = (await dispatcher.submit(hanging)).run.runId;
        await hung;
        await dispatcher.cancel();
      },
      { home, cancelGraceMs: 60_000 },
    );
    await withDispatcher(async (dispatcher) => assert.equal((await dispatcher.run(runId))?.state, 'cancelled'), {
      home,
      workers: 0,
    });
  }),
);

test('a node that kills its worker each time fails its run by name, and the next run is done', limit, () =>
  withDispatcher(async (dispatcher) => {
    const { run } = await dispatcher.submit({ promptText: oneNodePrompt('TestCrash'), outputs: ['1'], extra: {} });
    const next = await dispatcher.submit(saving);
    await endOf(dispatcher, next.run.runId);
    const ended = await dispatcher.run(run.runId);
    const { state, failure } = ended ?? {};
    assert.deepEqual(
      [state, failure?.code, failure?.node, failure?.type],
      ['error', 'WORKER_CRASHED', '1', 'TestCrash'],
    );
    assert.match(failure?.text.en ?? '', /SIGKILL/);
    assert.equal((await dispatcher.run(next.run.runId))?.state, 'success');
  }),
);

test('of nodes that run side by side, the one that kills its worker is blamed, and the other is done', limit, () =>
  withDispatcher(async (dispatcher) => {
    const node = (class_type: string, value: string) => ({ class_type, inputs: { value } });
    const promptText = JSON.stringify({ 1: node('TestLinger', ''), 2: node('TestCrash', '') });
    const { run } = await dispatcher.submit({ promptText, outputs: ['1', '2'], extra: {} });
    await endOf(dispatcher, run.runId);
    assert.equal((await dispatcher.run(run.runId))?.failure?.node, '2');
    assert.deepEqual(
      (await dispatcher.nodes(run.runId)).map(({ nodeId }) => nodeId),
      ['1'],
    );
  }),
);

test('what is thrown where nobody catches it ends the process, and is named as the reason', limit, () =>
  withDispatcher(async (dispatcher) => {
    const promptText = oneNodePrompt('TestCrash', 'throw');
    const { run } = await dispatcher.submit({ promptText, outputs: ['1'], extra: {} });
    await endOf(dispatcher, run.runId);
    assert.match((await dispatcher.run(run.runId))?.failure?.text.en ?? '', /exit code 1: RangeError: too late/);
  }),
);

test('the stack that a process prints when it aborts is not taken for the reason', limit, () =>
  withDispatcher(async (dispatcher) => {
    const promptText = oneNodePrompt('TestCrash', 'abort');
    const { run } = await dispatcher.submit({ promptText, outputs: ['1'], extra: {} });
    await endOf(dispatcher, run.runId);
    assert.match((await dispatcher.run(run.runId))?.failure?.text.en ?? '', /\(SIGABRT\)/);
  }),
);

test('a worker that cannot start says why', limit, () =>
  withDispatcher(
    async (dispatcher) => {
      const reason = await new Promise<string>((resolve) => {
        dispatcher.onNotice(() => {
          const [worker] = dispatcher.workers();
          if (worker?.failedStart) resolve(worker.failedStart.reason);
        });
      });
      assert.match(reason, /exit code 1/);
    },
    { workerCommand: { module: join(import.meta.dirname, 'there-is-no-such-program.js') } },
  ),
);

test('several workers run several runs at once', limit, () =>
  withDispatcher(
    async (dispatcher) => {
      const both = Promise.all(
        ['a', 'b'].map((runId) =>
          eventOf(dispatcher, (told) => told.runId === runId && told.event.kind === 'node-note'),
        ),
      );
      for (const runId of ['a', 'b']) {
        await dispatcher.submit({ promptText: oneNodePrompt('TestHang', runId), outputs: ['1'], extra: {}, runId });
      }
      await both;
      assert.equal((await dispatcher.queue()).running.length, 2);
    },
    { workers: 2 },
  ),
);

test('freeing memory gives an idle worker a new process', limit, () =>
  withDispatcher(async (dispatcher) => {
    const first = await dispatcher.submit(saving);
    await endOf(dispatcher, first.run.runId);
    const [{ pid } = { pid: 0 }] = dispatcher.workers();
    await dispatcher.free({ models: true, memory: true });
    const second = await dispatcher.submit({ ...saving, promptText: savingPrompt('other', 0) });
    await endOf(dispatcher, second.run.runId);
    assert.notEqual(dispatcher.workers()[0]?.pid, pid);
  }),
);

test('a task that nobody knows is refused by the worker for tasks', limit, () =>
  withDispatcher(
    async (dispatcher) => {
      await assert.rejects(dispatcher.task('dance', {}), { code: 'TASK_UNKNOWN' });
      const signal = AbortSignal.abort(new RangeError('changed my mind'));
      await assert.rejects(dispatcher.task('dance', {}, { signal }), RangeError);
    },
    { workers: 0 },
  ),
);

test('old runs are forgotten with their events and names, beyond as many as are wanted', limit, () =>
  withTestHome(async (home) => {
    const all: string[] = [];
    await withDispatcher(
      async (dispatcher) => {
        for (let i = 0; i < 4; i += 1) {
          const { run } = await dispatcher.submit({ ...saving, promptText: savingPrompt(`text ${i}`, 0) });
          await endOf(dispatcher, run.runId);
          all.push(run.runId);
        }
      },
      { home },
    );
    await withDispatcher(
      async (dispatcher) => {
        while ((await dispatcher.runs({})).total > 2) await wait(10);
        assert.deepEqual(
          (await dispatcher.runs({ oldestFirst: true })).runs.map(({ runId }) => runId),
          all.slice(2),
        );
        const told = new Set((await dispatcher.events({})).map(({ runId }) => runId));
        assert.deepEqual([...told], all.slice(2));
      },
      { home, workers: 0, historyRuns: 2 },
    );
    assert.equal((await readdir(join(home.outputs, 'sub'))).length, 8);
  }),
);

test('a home has one dispatcher at a time', limit, () =>
  withTestHome(async (home) => {
    await withDispatcher(
      async () => {
        await assert.rejects(openDispatcher({ home, workerCommand }), { code: 'HOME_IN_USE', kind: 'user' });
      },
      { home, workers: 0 },
    );
    await withDispatcher(async () => {}, { home, workers: 0 });
  }),
);
