import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { probe } from '@talkgraph/media';
import { EventFollower, type HeardEvent } from '../testing/event-follower.js';
import { killPack } from '../testing/kill-pack.js';
import { type MixedRun, mixedRuns } from '../testing/mixed-runs.js';
import { openPresenter } from '../testing/presenter-media.js';
import { type StartingTalkgraph, startTalkgraph } from '../testing/serve-talkgraph.js';

/** More rounds take longer and find rarer faults: `TALKGRAPH_KILL_ROUNDS=10`. */
const rounds = Number(process.env.TALKGRAPH_KILL_ROUNDS ?? 1);
const runs = mixedRuns(20);
/** How a server's life ends. Workers are killed four times in a round at most: a fifth time is taken for the node's fault. */
const ends = ['server', 'together', 'workers', 'startup', 'workers'] as const;
const eventsBetweenKills = 40;
const slowestStartMs = 2500;
const clientId = 'follower';

let media = '';
before(async () => {
  media = await mkdtemp(join(tmpdir(), 'talkgraph-kill-media-'));
  const presenter = await openPresenter(media);
  await presenter.video('presenter.mp4', { codec: 'libx264', options: { preset: 'ultrafast' } });
  await presenter.voice('speech.wav', { codec: 'pcm_s16le' });
});
after(() => rm(media, { recursive: true, force: true }));

for (let round = 1; round <= rounds; round += 1) {
  test(`a server and workers that are killed again and again make everything once (round ${round})`, {
    timeout: 300_000,
  }, async (t) => {
    const home = await mkdtemp(join(tmpdir(), 'talkgraph-kills-'));
    try {
      await mkdir(join(home, 'inputs'));
      await mkdir(join(home, 'custom_nodes'));
      for (const name of ['presenter.mp4', 'speech.wav']) await copyFile(join(media, name), join(home, 'inputs', name));
      await writeFile(join(home, 'custom_nodes', 'kill.mjs'), killPack);
      const lives = new ServerLives(home);
      for (const end of shuffled(ends)) t.diagnostic(await lives.untilKilled(end));
      const history = await lives.untilDone();
      checkEvents(lives.follower);
      checkHistory(history);
      await checkFiles(home);
      checkNames(history, await filesBelow(join(home, 'outputs')));
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
}

interface Entry {
  readonly status: { readonly status_str: string };
  readonly outputs: Readonly<
    Record<string, Readonly<Record<string, readonly { readonly filename: string; readonly subfolder: string }[]>>>
  >;
}
type History = ReadonlyMap<MixedRun, Entry>;

/** One server after the other on the same home, and what was heard from all of them. */
class ServerLives {
  readonly follower: EventFollower;
  readonly #home: string;
  readonly #accepted = new Set<string>();
  #hear: () => void = () => {};

  constructor(home: string) {
    this.#home = home;
    this.follower = new EventFollower(clientId, () => this.#hear());
  }

  /** Answers what was done to it. */
  async untilKilled(end: (typeof ends)[number]): Promise<string> {
    const server = startTalkgraph(this.#home);
    if (end === 'startup') {
      server.ready.catch(() => {});
      const afterMs = Math.random() * slowestStartMs;
      await wait(afterMs);
      return this.#kill(server, [server.child.pid!], `starting server after ${Math.round(afterMs)} ms`);
    }
    const url = await server.ready;
    const submitting = this.#submitAll(url).catch(() => {});
    const following = this.follower.follow(url, new AbortController().signal);
    const killed: string[] = [];
    for (let left = end === 'workers' ? 2 : 0; left > 0; left -= 1) {
      await this.#moment();
      for (const pid of (await workersOf(url)).slice(0, 1)) if (kill(pid)) killed.push('worker');
    }
    await this.#moment();
    const pids = end === 'together' ? await workersOf(url) : [];
    const told = await this.#kill(server, [...pids, server.child.pid!], [...killed, end].join(', '));
    await Promise.all([submitting, following]);
    return `${told}, ${this.follower.events.length} events`;
  }

  /** Lets a last server finish; answers the history of all runs. */
  async untilDone(): Promise<History> {
    const server = startTalkgraph(this.#home);
    const url = await server.ready;
    await this.#submitAll(url);
    const leave = new AbortController();
    const following = this.follower.follow(url, leave.signal);
    await this.#until(() => this.#endedRuns === runs.length);
    const all = (await (await fetch(`${url}/history`)).json()) as Record<string, Entry>;
    const history = new Map(runs.map((run) => [run, all[run.name]!]));
    assert.equal(Object.keys(all).length, runs.length);
    await this.#until(() => this.follower.heard === this.follower.events.at(-1)?.sequence);
    leave.abort();
    await following;
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
    return history;
  }

  get #endedRuns(): number {
    return this.follower.events.filter(({ event }) => event.kind === 'run-done').length;
  }

  async #submitAll(url: string): Promise<void> {
    for (const { name, prompt } of runs) {
      if (this.#accepted.has(name)) continue;
      const response = await fetch(`${url}/prompt`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': name },
        body: JSON.stringify({ prompt, prompt_id: name, client_id: clientId }),
      });
      assert.equal(response.status, 200, await response.text());
      this.#accepted.add(name);
    }
  }

  /** Some events later, or when there is nothing left to do. */
  async #moment(): Promise<void> {
    const { events } = this.follower;
    const enough = events.length + Math.floor(Math.random() * eventsBetweenKills);
    await this.#until(() => events.length >= enough || this.#endedRuns === runs.length);
    await wait(Math.random() * 50);
  }

  async #until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#hear = resolve;
        }),
        wait(100),
      ]);
    }
  }

  async #kill(server: StartingTalkgraph, pids: readonly number[], told: string): Promise<string> {
    for (const pid of pids) kill(pid);
    await server.ended;
    return told;
  }
}

/** False where it had ended by itself. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

async function workersOf(url: string): Promise<readonly number[]> {
  const workers = (await (await fetch(`${url}/api/workers`)).json()) as readonly { readonly pid?: number }[];
  return workers.flatMap(({ pid }) => pid ?? []);
}

function shuffled<T>(all: readonly T[]): readonly T[] {
  return all
    .map((each) => [Math.random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
}

/** Each event once and in order, across all restarts; each run with one start, one end, and each node's result once. */
function checkEvents({ events, messages }: EventFollower): void {
  checkIncreasing(events.map(({ sequence }) => sequence));
  checkIncreasing(messages.flatMap(({ data }) => data.sequence ?? []));
  assert.deepEqual(
    events.map(({ sequence }) => sequence),
    Array.from(events, (_, i) => i + 1),
    'no number is left out',
  );
  for (const run of runs) {
    const its = events.filter(({ runId }) => runId === run.name).map(({ event }) => event);
    const kinds = its.map(({ kind }) => kind);
    const told = `${run.name} ${kinds.join(' ')}`;
    assert.equal(kinds[0], 'run-started', told);
    assert.equal(kinds.indexOf('run-done'), kinds.length - 1, told);
    assert.equal(kinds.filter((kind) => kind === 'run-started').length, 1, told);
    const done = its.flatMap(({ kind, node }) => (kind === 'node-done' ? [node!] : []));
    assert.deepEqual(done, [...new Set(done)], told);
    assert.ok(done.includes(run.output), told);
    const heard = messages.filter(({ data }) => data.prompt_id === run.name);
    assert.equal(heard.filter(({ type, data }) => type === 'executed' && data.node === run.output).length, 1, told);
    assert.equal(heard.filter(({ type, data }) => type === 'executing' && data.node === null).length, 1, told);
  }
}

function checkIncreasing(sequences: readonly HeardEvent['sequence'][]): void {
  for (const [i, sequence] of sequences.entries()) assert.ok(sequence > (sequences[i - 1] ?? 0), `${sequence} at ${i}`);
}

function checkHistory(history: History): void {
  for (const [{ name, output, files }, entry] of history) {
    assert.equal(entry?.status.status_str, 'success', name);
    const saved = Object.values(entry.outputs[output] ?? {})
      .flat()
      .filter(({ filename }) => filename !== undefined);
    assert.equal(saved.length, files, `${name} ${JSON.stringify(entry.outputs)}`);
  }
}

async function checkFiles(home: string): Promise<void> {
  const found = await filesBelow(join(home, 'outputs'));
  const below = (folder: string) => found.filter((name) => name.startsWith(`${folder}/`));
  for (const folder of new Set(runs.map((run) => run.folder))) {
    const its = runs.filter((run) => run.folder === folder);
    const names = below(folder);
    const { extension } = its[0]!;
    const expected = Array.from({ length: its.reduce((sum, run) => sum + run.files, 0) }, (_, i) => i + 1);
    assert.deepEqual(
      names,
      expected.map((n) => `${folder}/kept_${String(n).padStart(5, '0')}_${extension}`),
    );
    const texts = its.flatMap((run) => run.texts ?? []).sort();
    const paths = names.map((name) => join(home, 'outputs', name));
    if (extension === '.txt') {
      assert.deepEqual((await Promise.all(paths.map((path) => readFile(path, 'utf8')))).sort(), texts);
    } else if (extension !== '.png') {
      for (const path of paths) await probe(path);
    }
  }
  // The compiled form of the pack stays: it is there for the next start.
  const temporary = (await filesBelow(join(home, 'temp'))).filter((name) => !name.startsWith('compiled'));
  assert.deepEqual(temporary, []);
  assert.deepEqual(await readdir(join(home, 'temp', 'work')), []);
  assert.deepEqual(await readdir(join(home, 'artifacts', '.partial')), []);
  assert.deepEqual(
    (await readdir(home)).filter((name) => /-wal|-shm|server\.json/.test(name)),
    [],
  );
}

/** History and folder tell of the same files. */
function checkNames(history: History, found: readonly string[]): void {
  const told = [...history.values()].flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((ui) =>
      Object.values(ui)
        .flat()
        .flatMap(({ filename, subfolder }) => (filename === undefined ? [] : [`${subfolder}/${filename}`])),
    ),
  );
  assert.deepEqual(told.sort(), [...found].sort());
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}
