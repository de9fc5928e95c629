import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LogFields, type Logger, type RunEvent, silentLogger } from '@talkgraph/engine';
import { logRuns } from './log-runs.js';

test('a run leaves lines for its begin, its slow nodes, its failures and its end, and none for progress', () => {
  const lines: (readonly [string, string, LogFields | undefined])[] = [];
  const at = (level: string) => (message: string, fields?: LogFields) => void lines.push([level, message, fields]);
  const log: Logger = { ...silentLogger, info: at('info'), warn: at('warn'), error: at('error') };
  let tell: ((event: RunEvent) => void) | undefined;
  const stop = logRuns(
    {
      onEvent(listener) {
        tell = (event) => listener({ runId: 'r', at: 0, event });
        return () => {
          tell = undefined;
        };
      },
    },
    log,
  );
  const node = { node: '1', display: '1' };
  const done = { kind: 'node-done', ...node, type: 'Slow', ran: true, record: { outputs: [] }, output: false } as const;
  const text = { en: 'No face.', zh: '没有人脸。' };
  const failure = {
    ...node,
    type: 'Slow',
    code: 'FACE_NOT_FOUND',
    kind: 'user',
    text,
    exceptionType: 'TalkgraphError',
    traceback: [],
    inputs: {},
    executed: [],
  } as const;
  const events: RunEvent[] = [
    { kind: 'run-started' },
    { kind: 'nodes-cached', nodes: [] },
    { kind: 'node-progress', ...node, done: 1, total: 2 },
    { ...done, milliseconds: 900.4 },
    { ...done, milliseconds: 1 },
    { kind: 'node-failed', ...node, failure, willRetry: false },
    { kind: 'run-done', status: 'error', failure },
  ];
  for (const event of events) tell?.(event);
  stop();
  assert.equal(tell, undefined);
  assert.deepEqual(lines, [
    ['info', 'A run begins.', { run: 'r' }],
    ['info', 'A node is done.', { run: 'r', node: '1', type: 'Slow', ms: 900 }],
    [
      'error',
      'A node failed.',
      { run: 'r', node: '1', type: 'Slow', code: 'FACE_NOT_FOUND', text: text.zh, textEn: text.en },
    ],
    ['info', 'A run has ended.', { run: 'r', status: 'error' }],
  ]);
});
