import { setTimeout as wait } from 'node:timers/promises';
import { any, defineNode, float } from '@talkgraph/engine';
import { failure } from './failure.js';
import { floatText } from './python-text.js';

const category = '_for_testing/async';

const asyncError = defineNode({
  type: 'TestAsyncError',
  version: 1,
  label: { en: 'Test Async Error', zh: '测试异步错误' },
  category,
  summary: { en: 'Fails after a while.', zh: '稍后失败。' },
  parallelCalls: true,
  inputs: { value: { type: any }, error_after: { type: float, default: 0.1, mustBeGiven: true, min: 0, max: 10 } },
  outputs: { value: { type: any } },
  async run({ error_after: seconds }, ctx): Promise<{ value: unknown }> {
    await wait(seconds * 1000, undefined, { signal: ctx.signal });
    throw failure('RuntimeError', 'Intentional async execution error for testing');
  },
});

const asyncTimeout = defineNode({
  type: 'TestAsyncTimeout',
  version: 1,
  label: { en: 'Test Async Timeout', zh: '测试异步超时' },
  category,
  summary: { en: 'Fails when its work takes longer than allowed.', zh: '工作超过限时则失败。' },
  parallelCalls: true,
  inputs: {
    value: { type: any },
    timeout: { type: float, default: 1, mustBeGiven: true, min: 0.1, max: 10 },
    operation_time: { type: float, default: 2, mustBeGiven: true, min: 0.1, max: 10 },
  },
  outputs: { value: { type: any } },
  async run({ value, timeout, operation_time }, ctx) {
    await wait(Math.min(timeout, operation_time) * 1000, undefined, { signal: ctx.signal });
    if (operation_time < timeout) return { value };
    throw failure('TimeoutError', `Operation timed out after ${floatText(timeout)} seconds`);
  },
});

const syncError = defineNode({
  type: 'TestSyncError',
  version: 1,
  label: { en: 'Test Sync Error', zh: '测试同步错误' },
  category,
  summary: { en: 'Fails at once.', zh: '立即失败。' },
  inputs: { value: { type: any } },
  outputs: { value: { type: any } },
  run(): { value: unknown } {
    throw failure('RuntimeError', 'Intentional sync execution error for testing');
  },
});

export const asyncFailures = [asyncError, asyncTimeout, syncError];
