import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { crashingLoopPrompt, loopPrompt } from './testing/loop-prompt.js';
import { endOf, withDispatcher } from './testing/with-dispatcher.js';

const limit = { timeout: 120_000 };

test('a worker killed in the middle of a loop: the run goes on, and no finished step is done twice', limit, () =>
  withDispatcher(async (dispatcher, home) => {
    const texts = Array.from({ length: 12 }, (_, index) => `text ${index}`);
    const ran = new Map<string, number>();
    let events = 0;
    let kills = 0;
    dispatcher.onEvent(({ event }) => {
      if (event.kind === 'node-done' && event.ran) ran.set(event.node, (ran.get(event.node) ?? 0) + 1);
      events += 1;
      const pid = dispatcher.workers().find(({ runId }) => runId !== undefined)?.pid;
      if (events % 23 !== 0 || kills === 3 || pid === undefined) return;
      kills += 1;
      process.kill(pid, 'SIGKILL');
    });
    const promptText = loopPrompt(texts, { ms: 10, concurrency: 2 });
    const { run } = await dispatcher.submit({ promptText, outputs: ['save', 'end'], extra: {} });
    await endOf(dispatcher, run.runId);
    assert.equal(kills, 3);
    assert.equal((await dispatcher.run(run.runId))?.state, 'success');
    assert.deepEqual(
      [...ran].filter(([, times]) => times > 1),
      [],
    );
    assert.equal([...ran.keys()].filter((node) => node.endsWith('.save')).length, texts.length);
    const folder = join(home.outputs, 'sub');
    const contents = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    assert.deepEqual(contents.sort(), texts.flatMap((text) => [`${text}!!a`, `${text}!!b`]).sort());
    const nodes = await dispatcher.nodes(run.runId);
    const end = nodes.find(({ nodeId }) => nodeId === 'end')!;
    assert.deepEqual(
      end.record.outputs[0],
      texts.map((text) => ({ value: `${text}!!` })),
    );
    const saved = nodes.filter(({ displayId }) => displayId === 'save');
    assert.equal(saved.flatMap(({ record }) => record.files ?? []).length, 2 * texts.length);
  }),
);

test('an item that ends its worker each time is given up, and the others are done', limit, () =>
  withDispatcher(async (dispatcher) => {
    const promptText = crashingLoopPrompt(['fine', 'crash', 'fine too']);
    const { run } = await dispatcher.submit({ promptText, outputs: ['end'], extra: {} });
    await endOf(dispatcher, run.runId);
    const { state } = (await dispatcher.run(run.runId))!;
    const events = await dispatcher.events({ runId: run.runId });
    const failures = events.flatMap(({ event }) => (event.kind === 'node-failed' ? [event] : []));
    assert.deepEqual(
      failures.map(({ display, caught, failure }) => [display, caught, failure.code]),
      [['crash', true, 'WORKER_CRASHED']],
    );
    assert.equal(state, 'success');
    const end = (await dispatcher.nodes(run.runId)).find(({ nodeId }) => nodeId === 'end')!;
    assert.deepEqual(end.record.outputs[0], [{ value: 'fine' }, { value: 'fine too' }]);
  }),
);
