import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Json, JsonObject, RunEvent } from '@talkgraph/engine';
import type { FromWorker, RunAssignment, ToWorker } from '@talkgraph/runtime';

/*
 * The program of a worker that speaks to its dispatcher as a real one does, and whose runs go as their `extra.script` says:
 * each output node makes one picture, `{"fail": "3"}` lets node 3 fail, `{"hold": true}` waits to be cancelled.
 */

let waiting: FromWorker[] = [];
let batch = 0;
let isSending = false;
const held = new Map<string, () => void>();

function say(...messages: FromWorker[]): void {
  waiting.push(...messages);
  flush();
}

function flush(): void {
  if (isSending || waiting.length === 0) return;
  isSending = true;
  batch += 1;
  process.send?.({ batch, messages: waiting });
  waiting = [];
}

process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToWorker) => {
  if (message.kind === 'stored') {
    isSending = false;
    flush();
  }
  if (message.kind === 'run') void perform(message.run);
  if (message.kind === 'cancel') held.get(message.runId)?.();
  if (message.kind === 'task') {
    const { id, name, params } = message;
    void doTask(name, params).then((value) => say({ kind: 'task-done', id, value }));
  }
});

async function perform({ runId, outputs, extra }: RunAssignment): Promise<void> {
  const script = (extra.script ?? {}) as { readonly hold?: boolean; readonly fail?: string };
  const tell = (event: RunEvent) => say({ kind: 'event', runId, event });
  tell({ kind: 'run-started' });
  for (const node of outputs) {
    const identity = { node, display: node };
    tell({ kind: 'node-started', type: 'SaveImage', ...identity });
    tell({ kind: 'node-progress', done: 1, total: 2, ...identity });
    if (script.hold) await new Promise<void>((resolve) => held.set(runId, resolve));
    if (script.hold) return end(runId, { kind: 'run-done', status: 'cancelled' });
    if (script.fail === node) return fail(runId, node, tell);
    const picture = { filename: `${node}.png`, subfolder: '', type: 'output' };
    const record = { outputs: [], ui: { images: [picture] } };
    tell({ kind: 'node-done', type: 'SaveImage', ran: true, milliseconds: 1500, record, output: true, ...identity });
  }
  end(runId, { kind: 'run-done', status: 'success' });
}

function fail(runId: string, node: string, tell: (event: RunEvent) => void): void {
  const failure = {
    node,
    display: node,
    type: 'SaveImage',
    code: 'NODE_FAILED',
    kind: 'user' as const,
    text: { en: 'It broke.', zh: '出错了。' },
    exceptionType: 'ValueError',
    traceback: ['at the worker'],
    inputs: {},
    executed: [],
  };
  tell({ kind: 'node-failed', node, display: node, failure, willRetry: false });
  end(runId, { kind: 'run-done', status: 'error', failure });
}

function end(runId: string, event: RunEvent): void {
  held.delete(runId);
  say({ kind: 'event', runId, event }, { kind: 'idle', runId });
}

/** Writes what it was asked for, so that tests can see it; the file it works on must be there. */
async function doTask(name: string, params: JsonObject): Promise<Json> {
  const source = await readFile(String(params.path ?? params.original));
  const made = { task: name, params, hash: createHash('sha256').update(source).digest('hex') };
  if (typeof params.output === 'string') await writeFile(params.output, JSON.stringify(made));
  if (name === 'waveform') return { durationSeconds: 2, sampleRate: 16000, peaks: [0, 0.5, 1] };
  return made;
}

say({ kind: 'ready', facts: { gpus: [] } }, { kind: 'facts', facts: { memoryBytes: 123_000_000 } });
