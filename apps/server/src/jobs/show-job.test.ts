import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyEntry } from '@talkgraph/protocol';
import type { StoredNode, StoredRun } from '@talkgraph/runtime';
import { webhookBody } from '../webhooks/send-webhook.js';
import { showJob, showJobDetail } from './show-job.js';

const run: StoredRun = {
  runId: 'r',
  number: 1,
  state: 'success',
  createdAt: 1,
  endedAt: 2,
  promptText: '{}',
  outputs: ['__proto__'],
  extra: {},
  onError: 'stop',
};

function node(id: string, ui: StoredNode['record']['ui']): StoredNode {
  const record = { outputs: [], ...(ui && { ui }) };
  return { nodeId: id, displayId: id, type: 'T', ran: true, milliseconds: 1, output: true, record };
}

test('nodes and outputs may be called as the members of every object are, and no other object is changed by it', () => {
  const nodes = [node('__proto__', { images: [1], ['__proto__']: [2] }), node('constructor', { toString: [3] })];
  const job = showJobDetail(run, nodes);
  assert.deepEqual(Object.keys(job.outputs), ['__proto__', 'constructor']);
  assert.deepEqual(job.outputs.constructor?.toString, [3]);
  assert.match(webhookBody(run, nodes), /"outputs":\{"__proto__":\{"images":\[1\]/);
  assert.equal(Object.hasOwn(Object.prototype, 'images'), false);
  assert.deepEqual(Object.keys(Object.prototype), []);
});

test('the error of a job is the one that the history has', () => {
  const text = { en: 'It broke.', zh: '出错了。' };
  const facts = { type: 'T', code: 'NODE_FAILED', kind: 'bug', text, exceptionType: 'ValueError' } as const;
  const failure = { node: '1.0.0.2', display: '1', parent: '1', ...facts, traceback: [], inputs: {}, executed: ['0'] };
  const failed = { ...run, state: 'error', failure } as const;
  const [, told] = historyEntry(failed, []).status.messages.find(([type]) => type === 'execution_error') ?? [];
  assert.deepEqual(showJob(failed, []).execution_error, told);
});
