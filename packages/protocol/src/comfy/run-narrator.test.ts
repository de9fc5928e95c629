import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '@talkgraph/engine';
import { RunNarrator } from './run-narrator.js';
import { done, inShort, of, plain, shows, started, told } from './testing/told.js';

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

test('a failure that a loop takes note of is a remark: no execution_error, and the node does not look failed', () => {
  const events: RunEvent[] = [
    { kind: 'run-started' },
    started('1'),
    started('2'),
    { kind: 'node-failed', failure, willRetry: false, caught: true, ...of('1') },
    { kind: 'node-skipped', because: '1', ...of('2') },
    { kind: 'run-done', status: 'success' },
  ];
  const messages = told(events);
  assert.equal(messages.find(({ type }) => type === 'node_failed').data.caught, true);
  assert.deepEqual(inShort(messages).slice(5), [
    'progress_state 1:finished 2:running',
    'node_failed 1',
    'progress_state 2:finished',
    'node_skipped 2',
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
