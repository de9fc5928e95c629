import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  type DispatchedEvent,
  type Dispatcher,
  type DispatcherOptions,
  type Home,
  openDispatcher,
  openHome,
} from '@talkgraph/runtime';
import { workerCommand } from './index.js';
import { oneNodePrompt, savingPack, savingPrompt } from './testing/saving-pack.js';

const timeout = 180_000;
let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-dispatcher-'));
});
after(() => rm(root, { recursive: true, force: true }));

async function makeHome(): Promise<Home> {
  const home = await openHome(await mkdtemp(join(root, 'home-')));
  await writeFile(join(home.customNodes, 'saving.mjs'), savingPack);
  return home;
}

/** Opens a dispatcher for a test and closes it afterwards, whatever happens. */
async function withDispatcher(
  body: (dispatcher: Dispatcher, home: Home) => Promise<void>,
  options: Partial<DispatcherOptions> = {},
): Promise<void> {
  const home = options.home ?? (await makeHome());
  const dispatcher = await openDispatcher({ workerCommand, ...options, home });
  try {
    await body(dispatcher, home);
  } finally {
    await dispatcher.close();
  }
}

/** The first event for which the test holds. */
function eventOf(dispatcher: Dispatcher, isWanted: (told: DispatchedEvent) => boolean): Promise<DispatchedEvent> {
  return new Promise((resolve) => {
    const stop = dispatcher.onEvent((told) => {
      if (!isWanted(told)) return;
      stop();
      resolve(told);
    });
  });
}

const endOf = (dispatcher: Dispatcher, runId: string) =>
  eventOf(dispatcher, ({ event, ...told }) => told.runId === runId && event.kind === 'run-done');

const saving = { promptText: savingPrompt('text', 0), outputs: ['3'], extra: {} };

async function submitPaused(dispatcher: Dispatcher, ids: readonly string[]): Promise<void> {
  await dispatcher.pause();
  for (const runId of ids) await dispatcher.submit({ ...saving, runId });
}

const waiting = async (dispatcher: Dispatcher) => (await dispatcher.queue()).pending.map(({ runId }) => runId).join('');

describe('the life of a run', { timeout }, () => {
  test('a run is stored, run by a worker process, told in order, and readable once its end is told', () =>
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
    }));

  test('the same run again comes from the cache, also after a restart, until its files are removed', async () => {
    const home = await makeHome();
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
  });

  test('a prompt whose node types are gone ends as an error that says so', () =>
    withDispatcher(async (dispatcher) => {
      const { run } = await dispatcher.submit({ promptText: oneNodePrompt('Gone'), outputs: ['1'], extra: {} });
      await endOf(dispatcher, run.runId);
      const ended = await dispatcher.run(run.runId);
      assert.equal(ended?.state, 'error');
      assert.match(ended?.failure?.text.en ?? '', /Gone/);
    }));

  test('a key that was submitted before answers the run it was submitted for', () =>
    withDispatcher(async (dispatcher) => {
      await dispatcher.pause();
      const first = await dispatcher.submit({ ...saving, idempotencyKey: 'k' });
      const second = await dispatcher.submit({ ...saving, idempotencyKey: 'k' });
      assert.deepEqual([first.repeated, second.repeated], [false, true]);
      assert.equal(second.run.runId, first.run.runId);
      assert.equal(dispatcher.remaining(), 1);
    }));
});

describe('the queue', { timeout }, () => {
  test('runs can be moved and removed while they wait, and all go on in order when it is resumed', () =>
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
    }));

  test('a paused queue and what waits in it outlive a restart; clearing empties it', async () => {
    const home = await makeHome();
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
  });
});

describe('cancelling', { timeout }, () => {
  const hanging = { promptText: oneNodePrompt('TestHang'), outputs: ['1'], extra: {} };
  const hangs = (dispatcher: Dispatcher) => eventOf(dispatcher, ({ event }) => event.kind === 'node-note');

  test('a node that does not yield costs its worker; the run ends as cancelled and the next one runs', () =>
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
    ));

  test('a cancel that a restart came between is carried out at the next start', async () => {
    const home = await makeHome();
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
  });
});

describe('workers', { timeout }, () => {
  test('a node that kills its worker each time fails its run by name, and the next run is done', () =>
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
    }));

  test('what is thrown where nobody catches it ends the process, and is named as the reason', () =>
    withDispatcher(async (dispatcher) => {
      const promptText = oneNodePrompt('TestCrash', 'throw');
      const { run } = await dispatcher.submit({ promptText, outputs: ['1'], extra: {} });
      await endOf(dispatcher, run.runId);
      assert.match((await dispatcher.run(run.runId))?.failure?.text.en ?? '', /exit code 1: RangeError: too late/);
    }));

  test('a worker that cannot start says why', () =>
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
      { workerCommand: { module: join(root, 'there-is-no-such-program.js') } },
    ));

  test('several workers run several runs at once', () =>
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
    ));

  test('freeing memory gives an idle worker a new process', () =>
    withDispatcher(async (dispatcher) => {
      const first = await dispatcher.submit(saving);
      await endOf(dispatcher, first.run.runId);
      const [{ pid } = { pid: 0 }] = dispatcher.workers();
      await dispatcher.free({ models: true, memory: true });
      const second = await dispatcher.submit({ ...saving, promptText: savingPrompt('other', 0) });
      await endOf(dispatcher, second.run.runId);
      assert.notEqual(dispatcher.workers()[0]?.pid, pid);
    }));

  test('a task that nobody knows is refused by the worker for tasks', () =>
    withDispatcher(
      async (dispatcher) => {
        await assert.rejects(dispatcher.task('dance', {}), { code: 'TASK_UNKNOWN' });
        const signal = AbortSignal.abort(new RangeError('changed my mind'));
        await assert.rejects(dispatcher.task('dance', {}, { signal }), RangeError);
      },
      { workers: 0 },
    ));
});

test('a home has one dispatcher at a time', async () => {
  const home = await makeHome();
  await withDispatcher(
    async () => {
      await assert.rejects(openDispatcher({ home, workerCommand }), { code: 'HOME_IN_USE', kind: 'user' });
    },
    { home, workers: 0 },
  );
  await withDispatcher(async () => {}, { home, workers: 0 });
});
