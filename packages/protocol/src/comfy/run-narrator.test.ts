import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeRecord, RunEvent } from '@talkgraph/engine';
import { RunNarrator } from './run-narrator.js';
import { encodeTelling } from './telling.js';

const plain: NodeRecord = { outputs: [] };
const shows: NodeRecord = { outputs: [], ui: { images: [{ filename: 'x.png', subfolder: '', type: 'output' }] } };
const of = (node: string) => ({ node, display: node });
const started = (node: string): RunEvent => ({ kind: 'node-started', type: 'T', ...of(node) });
const done = (node: string, record = plain, more: Partial<RunEvent & { kind: 'node-done' }> = {}): RunEvent => ({
  kind: 'node-done',
  type: 'T',
  ran: true,
  milliseconds: 1,
  record,
  output: false,
  ...of(node),
  ...more,
});
const failure = {
  ...of('1'),
  type: 'T',
  code: 'NODE_FAILED',
  kind: 'bug' as const,
  text: { en: 'boom', zh: '出错' },
  exceptionType: 'Error',
  traceback: [],
  inputs: {},
  executed: [],
};

/** What a classic client is told of these events, each 1 ms after the one before unless it says its time. */
function told(events: readonly (RunEvent | [number, RunEvent])[], features = {}) {
  const narrator = new RunNarrator('r');
  return events.flatMap((entry, index) => {
    const [at, event] = Array.isArray(entry) ? entry : [index, entry];
    return narrator
      .tell({ runId: 'r', at, sequence: index + 1, event })
      .map((telling) => encodeTelling(telling, features, 'en'))
      .map((frame) => (typeof frame === 'string' ? JSON.parse(frame) : frame));
  });
}

/** The same in short: `executing 1`, `progress_state 1:running`. */
function inShort(messages: ReturnType<typeof told>): string[] {
  return messages.map((message) => {
    if (message instanceof Uint8Array) return `binary ${message[3]}`;
    const { type, data } = message;
    if (type === 'progress_state') {
      const nodes = Object.entries<{ state: string }>(data.nodes);
      return `${type} ${nodes.map(([id, { state }]) => `${id}:${state}`).join(' ')}`;
    }
    return 'node' in data ? `${type} ${data.node}` : type;
  });
}

test('a run that succeeds is told in ComfyUI’s order', () => {
  const events: RunEvent[] = [
    { kind: 'run-started' },
    { kind: 'nodes-cached', nodes: [] },
    started('1'),
    done('1'),
    started('9'),
    done('9', shows, { output: true }),
    { kind: 'run-done', status: 'success' },
  ];
  assert.deepEqual(inShort(told(events)), [
    'execution_start',
    'execution_cached',
    'progress_state 1:running',
    'executing 1',
    'progress_state 1:finished',
    'progress_state 9:running',
    'executing 9',
    'executed 9',
    'progress_state 9:finished',
    'execution_success',
    'executing null',
  ]);
});

test('a failed run sends one execution_error and no success', () => {
  const events: RunEvent[] = [
    { kind: 'run-started' },
    started('1'),
    { kind: 'node-failed', failure, willRetry: true, ...of('1') },
    { kind: 'node-failed', failure, willRetry: false, ...of('1') },
    { kind: 'run-done', status: 'error', failure },
  ];
  assert.deepEqual(inShort(told(events)), [
    'execution_start',
    'progress_state 1:running',
    'executing 1',
    'node_failed 1',
    'progress_state 1:error',
    'node_failed 1',
    'execution_error',
    'executing null',
  ]);
});

test('a run some of whose outputs failed is a success that says so; each failure was told as it happened', () => {
  const messages = told([
    started('1'),
    { kind: 'node-failed', failure, willRetry: false, ...of('1') },
    { kind: 'node-skipped', because: '1', ...of('2') },
    { kind: 'run-done', status: 'partial', failure },
  ]);
  assert.deepEqual(inShort(messages).slice(-4), [
    'node_failed 1',
    'node_skipped 2',
    'execution_success',
    'executing null',
  ]);
  assert.equal(messages.at(-2).data.partial, true);
  assert.ok(messages.every(({ type }) => type !== 'execution_error'));
});

test('a run that fails without a node to blame still ends with one error', () => {
  const messages = told([{ kind: 'run-done', status: 'error' }]);
  assert.deepEqual(inShort(messages), ['execution_error', 'executing null']);
  assert.equal(messages[0].data.prompt_id, 'r');
  assert.ok(messages[0].data.text.zh);
});

test('a cancelled run names the node that was running', () => {
  const messages = told([{ kind: 'run-started' }, started('4'), { kind: 'run-done', status: 'cancelled' }]);
  const interrupted = messages.find(({ type }) => type === 'execution_interrupted');
  assert.deepEqual(interrupted.data, { prompt_id: 'r', node_id: '4', node_type: 'T', executed: [], timestamp: 2 });
});

test('cached outputs are announced with what they show, other cached nodes are not', () => {
  const events: RunEvent[] = [
    { kind: 'nodes-cached', nodes: ['1', '9', '10'] },
    done('1', plain, { ran: false }),
    done('9', shows, { ran: false, output: true }),
    done('10', plain, { ran: false, output: true }),
    done('2', plain, { ran: false }),
  ];
  const messages = told(events);
  assert.deepEqual(inShort(messages), ['execution_cached', 'executed 9', 'executed 10', 'executed 2']);
  assert.deepEqual(messages[1].data.output, shows.ui);
  assert.equal(messages[3].data.output, null);
});

test('a block with a message is an execution_error without a timestamp', () => {
  const [message] = told([{ kind: 'node-blocked', type: 'T', message: 'Blocked Execution', ...of('3') }]);
  assert.equal(message.data.exception_type, 'ExecutionBlocked');
  assert.equal(message.data.exception_message, 'Execution Blocked: Blocked Execution');
  assert.ok(!('timestamp' in message.data));
});

test('progress is told at most four times a second, and before the end of its node', () => {
  const progress = (value: number): RunEvent => ({ kind: 'node-progress', done: value, total: 1000, ...of('1') });
  const events: [number, RunEvent][] = [[0, started('1')]];
  for (let at = 1; at <= 1000; at++) events.push([at, progress(at)]);
  events.push([1001, done('1', shows)]);
  const short = inShort(told(events));
  assert.equal(short.filter((line) => line === 'progress 1').length, 4);
  assert.deepEqual(short.slice(-2), ['executed 1', 'progress_state 1:finished']);
  assert.ok(short.indexOf('executed 1') > short.lastIndexOf('progress 1'));
});

test('nodes whose film another node renders are shown as running until it is there, and only in progress_state', () => {
  const progress = (node: string, value: number): RunEvent => ({
    kind: 'node-progress',
    done: value,
    total: 50,
    ...of(node),
  });
  const messages = told([
    started('1'),
    done('1'),
    started('2'),
    [1000, progress('2', 10)],
    [1000, progress('1', 10)],
    [2000, progress('2', 20)],
    [3000, done('2', shows)],
  ]);
  assert.deepEqual(inShort(messages.slice(5)), [
    'progress 2',
    'progress_state 2:running',
    'progress 2',
    'progress_state 1:running 2:running',
    'executed 2',
    'progress_state 1:finished 2:finished',
  ]);
});

test('what was held back can be asked for', () => {
  const narrator = new RunNarrator('r');
  narrator.tell({ runId: 'r', at: 0, event: started('1') });
  assert.equal(narrator.dueAt, undefined);
  narrator.tell({ runId: 'r', at: 10, event: { kind: 'node-progress', done: 1, total: 2, ...of('1') } });
  assert.equal(narrator.dueAt, 250);
  assert.deepEqual(
    narrator.flush(250).map(({ kind }) => kind),
    ['message', 'progress'],
  );
  assert.equal(narrator.dueAt, undefined);
});

test('the traffic of 801 nodes stays under a megabyte, one after the other or all at once', () => {
  const ids = Array.from({ length: 801 }, (_, index) => String(index));
  const inTurn = ids.flatMap((id) => [started(id), done(id)]);
  const atOnce = [...ids.map((id) => started(id)), ...ids.map((id) => done(id))];
  for (const events of [inTurn, atOnce]) {
    const all: RunEvent[] = [{ kind: 'run-started' }, ...events, { kind: 'run-done', status: 'success' }];
    const bytes = told(all)
      .map((message) => JSON.stringify(message).length)
      .reduce((sum, length) => sum + length, 0);
    assert.ok(bytes < 1_000_000, `${bytes} bytes`);
  }
});

test('after a hundred changes in quick succession further ones are told together', () => {
  const narrator = new RunNarrator('r');
  const states = (at: number, event: RunEvent) =>
    narrator.tell({ runId: 'r', at, event }).filter(({ kind }) => kind === 'progress').length;
  let told = 0;
  for (let node = 0; node < 1000; node++) told += states(1, started(String(node))) + states(1, done(String(node)));
  assert.equal(told, 101);
  assert.equal(narrator.dueAt, 251);
  const [held] = narrator.flush(251);
  assert.ok(held?.kind === 'progress');
  assert.ok(held.changed.length > 900);
  assert.ok(held.changed.every(({ state }) => state === 'finished'));
});

test('classic clients hear of all running nodes, those that take deltas only of changed ones', () => {
  const events = [started('1'), started('2')];
  assert.deepEqual(
    inShort(told(events)).filter((line) => line.startsWith('progress_state')),
    ['progress_state 1:running', 'progress_state 1:running 2:running'],
  );
  assert.deepEqual(
    inShort(told(events, { supports_progress_deltas: true })).filter((line) => line.startsWith('progress_state')),
    ['progress_state 1:running', 'progress_state 2:running'],
  );
});

test('only the last message of an event carries its place in the sequence', () => {
  const messages = told([started('1'), done('1', shows), { kind: 'run-done', status: 'success' }]);
  assert.deepEqual(
    messages.map(({ data }) => data.sequence),
    [undefined, 1, undefined, 2, undefined, 3],
  );
});

test('notes are told as text on the node and as a message in both languages', () => {
  const text = { en: 'No GPU was found.', zh: '未找到显卡。' };
  const [frame, message] = told([{ kind: 'node-note', text, ...of('7') }]);
  assert.deepEqual([...frame.subarray(0, 9)], [0, 0, 0, 3, 0, 0, 0, 1, '7'.charCodeAt(0)]);
  assert.equal(new TextDecoder().decode(frame.subarray(9)), text.en);
  assert.deepEqual(message.data.text, text);
});

test('previews carry their node for clients that can take it', () => {
  const preview = { mimeType: 'image/jpeg' as const, bytes: Uint8Array.of(9, 8, 7) };
  const event: RunEvent = { kind: 'node-preview', preview, ...of('7') };
  const [classic] = told([event]);
  assert.deepEqual([...classic], [0, 0, 0, 1, 0, 0, 0, 1, 9, 8, 7]);
  const [withNode] = told([event], { supports_preview_metadata: true });
  const length = new DataView(withNode.buffer).getUint32(4);
  assert.equal(withNode[3], 4);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(withNode.subarray(8, 8 + length))), {
    node_id: '7',
    prompt_id: 'r',
    display_node_id: '7',
    parent_node_id: null,
    real_node_id: '7',
    image_type: 'image/jpeg',
  });
  assert.deepEqual([...withNode.subarray(8 + length)], [9, 8, 7]);
});

test('the end of a node is told although its start was told to an earlier socket', () => {
  assert.deepEqual(inShort(told([done('1')])), ['progress_state 1:finished']);
});

test('a client that comes late can be told which node runs', () => {
  const narrator = new RunNarrator('r');
  assert.equal(narrator.executing, undefined);
  narrator.tell({ runId: 'r', at: 0, event: started('1') });
  assert.deepEqual(narrator.executing, {
    type: 'executing',
    data: { node: '1', display_node: '1', prompt_id: 'r' },
  });
});

test('what an expansion adds is told with its parent, and with the submitted node as the real one', () => {
  const child = { node: '5.0.0.1.0.0.1', display: '7', parent: '5.0.0.1', submitted: '5' };
  const [state, executing] = told([{ kind: 'node-started', type: 'T', ...child }]);
  const { node_id, display_node_id, parent_node_id, real_node_id } = state.data.nodes[child.node];
  assert.deepEqual([node_id, display_node_id, parent_node_id, real_node_id], [child.node, '7', '5.0.0.1', '5']);
  assert.deepEqual([executing.data.node, executing.data.display_node], [child.node, '7']);
});

test('a run that is cancelled inside an expansion is told of the submitted node', () => {
  const child = { node: '5.0.0.1', display: '5', parent: '5', submitted: '5' };
  const messages = told([
    { kind: 'node-started', type: 'T', ...child },
    { kind: 'run-done', status: 'cancelled' },
  ]);
  assert.equal(messages.find(({ type }) => type === 'execution_interrupted').data.node_id, '5');
});
