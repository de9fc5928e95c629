import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runLecturers } from '../../../examples/lecturers/run-lecturers.mjs';
import { writeRows } from './rows.mjs';

const fileHere = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/**
 * Runs the workflow of the lecturers in an empty home, and then decodes and encodes what it delivered once more.
 * @param {{folder: string, rows?: number, part: number, times: number, args: readonly string[], profile?: string}} options
 * `rows`: how many rows are made up; without it, the twelve of the sample. `profile`: where CPU profiles are kept
 * @returns the events of the run with the time each came, what the processes used (`processes`) and the plain figures
 */
export async function runRows({ folder, rows, part, times, args, profile }) {
  const home = join(folder, 'home');
  const meters = join(folder, 'meters');
  for (const each of [home, meters]) {
    await rm(each, { recursive: true, force: true });
    await mkdir(each, { recursive: true });
  }
  const environment = {
    NODE_OPTIONS: `--import=${pathToFileURL(fileHere('meter.mjs'))}`,
    TALKGRAPH_BENCH_METER: meters,
    ...(profile && { TALKGRAPH_BENCH_PROFILE: profile }),
  };
  const events = [];
  const made = await withEnvironment(environment, () =>
    runLecturers({
      home,
      args: ['--json', ...args],
      onLine: (line) => events.push({ at: Date.now(), ...eventOf(line) }),
      ...(rows && { prepare: (opened) => writeRows(opened, { count: rows, part, times }) }),
    }),
  );
  const files = await keep(made, join(folder, 'delivered'));
  await made.close();
  if (made.code !== 0) throw new Error(`the run ended with ${made.code}: ${JSON.stringify(events.slice(-3))}`);
  return { events, files, plain: plainRender(folder, files), processes: await readMeters(meters) };
}

/** Decodes and encodes files, and nothing else. */
function plainRender(folder, files) {
  const { status, stdout } = spawnSync(process.execPath, [fileHere('plain.mjs'), folder, ...files], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`decoding and encoding ended with ${status}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

async function keep(made, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = [];
  for (const name of made.objects) {
    const path = join(folder, name.replaceAll('/', '-'));
    await writeFile(path, (await made.get(name)).bytes);
    files.push(path);
  }
  return files;
}

/** What every process noted of itself, by the file's name: `worker-123`, `command-122`. */
async function readMeters(folder) {
  const processes = [];
  for (const name of await readdir(folder)) {
    const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
    processes.push({ role: name.split('-', 1)[0], notes: lines.map((line) => JSON.parse(line)) });
  }
  return processes;
}

async function withEnvironment(values, action) {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    return await action();
  } finally {
    for (const name of Object.keys(values)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

/** The command says one JSON object a line; other lines are none. */
function eventOf(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
