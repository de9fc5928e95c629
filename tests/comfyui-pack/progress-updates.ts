import { setTimeout as wait } from 'node:timers/promises';
import { any, defineNode, float } from '@talkgraph/engine';

const category = '_for_testing/async';
const stepMs = 10;
const inputs = { value: { type: any }, sleep_seconds: { type: float, default: 1, mustBeGiven: true } } as const;

const asyncProgressUpdate = defineNode({
  type: 'TestAsyncProgressUpdate',
  version: 1,
  label: { en: 'Async Progress Update Test Node', zh: '异步进度测试节点' },
  category,
  summary: { en: 'Says how far it is while it waits.', zh: '等待时报告进度。' },
  parallelCalls: true,
  inputs,
  outputs: { value: { type: any } },
  async run({ value, sleep_seconds: seconds }, ctx) {
    const start = performance.now();
    for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - start) / 1000) {
      ctx.progress({ done: elapsed / seconds, total: 1 });
      await wait(stepMs, undefined, { signal: ctx.signal });
    }
    return { value };
  },
});

const syncProgressUpdate = defineNode({
  type: 'TestSyncProgressUpdate',
  version: 1,
  label: { en: 'Sync Progress Update Test Node', zh: '同步进度测试节点' },
  category,
  summary: { en: 'Says how far it is while it keeps the whole process waiting.', zh: '阻塞整个进程等待，并报告进度。' },
  inputs,
  outputs: { value: { type: any } },
  run({ value, sleep_seconds: seconds }, ctx) {
    const nobody = new Int32Array(new SharedArrayBuffer(4));
    const start = performance.now();
    for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - start) / 1000) {
      ctx.progress({ done: elapsed / seconds, total: 1 });
      Atomics.wait(nobody, 0, 0, stepMs);
    }
    return { value };
  },
});

export const progressUpdates = [asyncProgressUpdate, syncProgressUpdate];
