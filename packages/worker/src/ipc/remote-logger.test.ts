import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FromWorker } from '@talkgraph/runtime';
import { remoteLogger } from './remote-logger.js';

test('lines carry their level, the facts of their loggers, and errors with their stack', () => {
  const said: FromWorker[] = [];
  const log = remoteLogger({ say: (message) => said.push(message) }).child({ runId: 'r' });
  log.warn('it failed', { error: new RangeError('boom'), bytes: 5n });
  const [message] = said;
  assert.equal(message?.kind, 'log');
  const { error, ...rest } = message.line;
  assert.deepEqual(rest, { level: 'warn', message: 'it failed', runId: 'r', bytes: '5' });
  assert.match(JSON.stringify(error), /"name":"RangeError","message":"boom","stack":"RangeError: boom/);
});

test('facts that cannot be sent do not stop the line', () => {
  const said: FromWorker[] = [];
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  remoteLogger({ say: (message) => said.push(message) }).info('look', circular);
  assert.deepEqual(said, [{ kind: 'log', line: { fields: '[object Object]', level: 'info', message: 'look' } }]);
});
