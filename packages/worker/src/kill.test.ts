import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Home, openDispatcher, openHome } from '@talkgraph/runtime';
import { workerCommand } from './index.js';
import { savingPack } from './testing/saving-pack.js';

const program = fileURLToPath(new URL('./testing/queue-program.js', import.meta.url));
const runs = 20;
/** More rounds take longer and find rarer faults: `TALKGRAPH_KILL_ROUNDS=10`. */
const rounds = Number(process.env.TALKGRAPH_KILL_ROUNDS ?? 1);
const killsPerRound = 5;
/** A round has about 180 events without those that repeat, so that the last kills come before its end. */
const eventsBetweenKills = 30;
const timeout = 180_000;

for (let round = 1; round <= rounds; round += 1) {
  test(`killed at random moments, ${runs} runs complete, each output exactly once (round ${round})`, {
    timeout,
  }, async (t) => {
    const home = await openHome(await mkdtemp(join(tmpdir(), 'talkgraph-kill-')));
    try {
      await writeFile(join(home.customNodes, 'saving.mjs'), savingPack);
      for (let kill = 0; kill < killsPerRound; kill += 1) t.diagnostic(await runUntilKilled(home));
      await runUntilDone(home);
      await checkOutputs(home);
      await checkHistory(home);
    } finally {
      await rm(home.root, { recursive: true, force: true });
    }
  });
}

test('a worker in the middle of a loop ends when its parent is killed', { timeout }, async () => {
  const home = await openHome(await mkdtemp(join(tmpdir(), 'talkgraph-kill-')));
  try {
    await writeFile(join(home.customNodes, 'saving.mjs'), savingPack);
    const queue = startQueue(home, ['1', 'hang']);
    await queue.after(1, 'node-note');
    const ended = once(queue.child, 'exit');
    queue.child.kill('SIGKILL');
    await ended;
    assert.equal(queue.workers.length, 2);
    // The test's time limit ends this if the worker does not.
    while (queue.workers.some(isAlive)) await wait(20);
  } finally {
    await rm(home.root, { recursive: true, force: true });
  }
});

/** Ended processes may stay in the table of processes until somebody asks for them. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
}

interface Queue {
  readonly child: ChildProcess;
  /** The workers that were ever started. */
  readonly workers: number[];
  /** Kept after so many events (of a kind) from now on, or when the queue has ended. */
  after(count: number, kind?: string): Promise<void>;
}

function startQueue(home: Home, what: readonly string[] = [String(runs), '10']): Queue {
  const child = spawn(process.execPath, [program, home.root, ...what], { stdio: ['ignore', 'pipe', 'inherit'] });
  const workers: number[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line.startsWith('worker ')) workers.push(Number(line.slice(7)));
  });
  const closed = new Promise<void>((resolve) => {
    lines.once('close', resolve);
  });
  const after = (count: number, kind = '') => {
    const told = new Promise<void>((resolve) => {
      let left = count;
      lines.on('line', (line) => line.startsWith(`event ${kind}`) && --left === 0 && resolve());
    });
    return Promise.race([told, closed]);
  };
  return { child, workers, after };
}

/** Kills workers and, at last, the whole queue, each a few events later; answers what was done. */
async function runUntilKilled(home: Home): Promise<string> {
  const queue = startQueue(home);
  const ended = once(queue.child, 'exit');
  const moment = async () => {
    await queue.after(1 + Math.floor(Math.random() * eventsBetweenKills));
    await wait(Math.random() * 10);
  };
  const killed: string[] = [];
  for (let i = Math.floor(Math.random() * 3); i > 0; i -= 1) {
    await moment();
    const pid = queue.workers.at(-1 - Math.floor(Math.random() * 2));
    if (queue.child.exitCode !== null || pid === undefined) continue;
    try {
      process.kill(pid, 'SIGKILL');
      killed.push('worker');
    } catch {
      // It was dead already.
    }
  }
  await moment();
  if (queue.child.kill('SIGKILL')) killed.push('queue');
  await ended;
  return killed.join(', ');
}

async function runUntilDone(home: Home): Promise<void> {
  const { child } = startQueue(home);
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
}

async function checkOutputs(home: Home): Promise<void> {
  const folder = join(home.outputs, 'sub');
  assert.deepEqual(await readdir(home.outputs), ['sub']);
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const expected = Array.from({ length: runs }, (_, i) => [`run ${i}!!a`, `run ${i}!!b`]).flat();
  assert.deepEqual(contents.sort(), expected.sort());
  // The compiled form of the pack stays: it is there for the next start.
  const temporary = (await readdir(home.temp, { recursive: true })).filter((name) => !name.startsWith('compiled'));
  assert.deepEqual(
    temporary.filter((name) => name !== 'work'),
    [],
  );
  assert.deepEqual(await readdir(join(home.artifacts, '.partial')), []);
}

async function checkHistory(home: Home): Promise<void> {
  const dispatcher = await openDispatcher({ home, workerCommand, workers: 0 });
  try {
    const { runs: ended, total } = await dispatcher.runs({});
    assert.equal(total, runs);
    assert.deepEqual(new Set(ended.map((run) => run.state)), new Set(['success']));
    const saved = new Set<unknown>();
    for (const { runId } of ended) {
      const kinds = (await dispatcher.events({ runId })).map(({ event }) => event.kind);
      for (const once of ['run-started', 'run-done'])
        assert.equal(kinds.filter((kind) => kind === once).length, 1, once);
      assert.equal(kinds.filter((kind) => kind === 'node-done').length, 3, kinds.join(' '));
      assert.equal(kinds.at(-1), 'run-done');
      const nodes = await dispatcher.nodes(runId);
      for (const file of nodes.flatMap(({ record }) => record.files ?? [])) saved.add(file.filename);
    }
    assert.equal(saved.size, runs * 2);
  } finally {
    await dispatcher.close();
  }
}
