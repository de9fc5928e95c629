import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeFailure } from '@talkgraph/engine';
import { jsonText } from '../json-text.js';
import type { NodeFacts, RunFacts } from '../run-facts.js';
import { historyEntry } from './history.js';

const run: RunFacts = {
  runId: 'r1',
  number: 7,
  state: 'success',
  promptText: '{"1":{"class_type":"Stub","inputs":{"v":5.0}}}',
  outputs: ['9', '10'],
  extra: { extra_pnginfo: { workflow: { version: 1 } } },
  clientId: 'c1',
  createdAt: 100,
  startedAt: 200,
  endedAt: 300,
};
const picture = (filename: string) => ({ images: [{ filename, subfolder: '', type: 'output' }] });
const node = (nodeId: string, more: Partial<NodeFacts> = {}): NodeFacts => ({
  nodeId,
  displayId: nodeId,
  type: 'SaveImage',
  ran: true,
  record: { outputs: [], ui: picture(`${nodeId}.png`) },
  output: true,
  ...more,
});

test('an ended run is told in ComfyUI’s shape, numbers as they were written', () => {
  const nodes = [node('1', { record: { outputs: [] }, ran: false }), node('9'), node('10', { ran: false })];
  const text = jsonText(historyEntry(run, nodes));
  assert.match(text, /"v":5\.0/);
  assert.deepEqual(JSON.parse(text), {
    prompt: [
      7,
      'r1',
      { 1: { class_type: 'Stub', inputs: { v: 5 } } },
      { extra_pnginfo: { workflow: { version: 1 } }, client_id: 'c1', create_time: 100 },
      ['9', '10'],
    ],
    outputs: { 9: picture('9.png'), 10: picture('10.png') },
    status: {
      status_str: 'success',
      completed: true,
      messages: [
        ['execution_start', { prompt_id: 'r1', timestamp: 200 }],
        ['execution_cached', { nodes: ['1', '10'], prompt_id: 'r1', timestamp: 200 }],
        ['execution_success', { prompt_id: 'r1', timestamp: 300 }],
      ],
    },
    meta: {
      9: { node_id: '9', display_node: '9', parent_node: null, real_node_id: '9' },
      10: { node_id: '10', display_node: '10', parent_node: null, real_node_id: '10' },
    },
  });
});

test('a node made by an expansion is shown under the submitted one', () => {
  const { meta } = historyEntry(run, [
    node('5.0.0.1', { displayId: '5', parentId: '5' }),
    node('5.0.0.1.0.0.1', { displayId: '7', parentId: '5.0.0.1' }),
  ]);
  assert.deepEqual(meta['5.0.0.1.0.0.1'], {
    node_id: '5.0.0.1.0.0.1',
    display_node: '7',
    parent_node: '5.0.0.1',
    real_node_id: '5',
  });
});

test('a failed run says which node failed, and is not complete', () => {
  const failure: NodeFailure = {
    node: '3',
    display: '3',
    type: 'Mix',
    code: 'NODE_FAILED',
    kind: 'bug',
    text: { en: 'Sizes differ.', zh: '尺寸不同。' },
    exceptionType: 'ValueError',
    traceback: ['at mix'],
    inputs: { a: [1] },
    executed: ['1'],
  };
  const { status } = historyEntry({ ...run, state: 'error', failure }, []);
  assert.equal(status.status_str, 'error');
  assert.equal(status.completed, false);
  assert.deepEqual(status.messages.at(-1), [
    'execution_error',
    {
      prompt_id: 'r1',
      node_id: '3',
      node_type: 'Mix',
      executed: ['1'],
      exception_message: 'Sizes differ.',
      exception_type: 'ValueError',
      traceback: ['at mix'],
      current_inputs: { a: [1] },
      current_outputs: ['1'],
      code: 'NODE_FAILED',
      kind: 'bug',
      text: { en: 'Sizes differ.', zh: '尺寸不同。' },
      timestamp: 300,
    },
  ]);
});

test('a failure inside an expansion is told of the submitted node, in the words of what was thrown', () => {
  const failure: NodeFailure = {
    ...{ node: '5.0.0.1', display: '7', parent: '5', submitted: '5', type: 'Mix' },
    ...{ code: 'NODE_FAILED', kind: 'operational', text: { en: 'The node failed: boom', zh: '节点运行失败：boom' } },
    ...{ exceptionType: 'ValueError', exceptionMessage: 'boom', traceback: [], inputs: {}, executed: [] },
  };
  const [, data] = historyEntry({ ...run, state: 'error', failure }, []).status.messages.at(-1)!;
  const { node_id, node_type, exception_message } = data as Record<string, unknown>;
  assert.deepEqual([node_id, node_type, exception_message], ['5', 'Mix', 'boom']);
});

test('a cancelled run is told as cancelled', () => {
  const { status } = historyEntry({ ...run, state: 'cancelled' }, [node('9')]);
  assert.equal(status.status_str, 'cancelled');
  assert.equal(status.completed, false);
  assert.equal(status.messages.at(-1)?.[0], 'execution_interrupted');
});

test('a run that was taken out of the queue never began', () => {
  const { startedAt: _never, ...waiting } = run;
  const { messages } = historyEntry({ ...waiting, state: 'cancelled' }, []).status;
  assert.deepEqual(
    messages.map(([type]) => type),
    ['execution_interrupted'],
  );
});
