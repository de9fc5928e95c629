import { setTimeout as wait } from 'node:timers/promises';
import { any, defineNode, float, int, string } from '@talkgraph/engine';
import { image, images } from '@talkgraph/nodes';
import { failure } from './failure.js';
import { loadImages, mapEach, store, type Tensor } from './tensor.js';

const category = '_for_testing/async';

/** What is in use in this process. */
const inUse = new Set<string>();

const asyncResourceUser = defineNode({
  type: 'TestAsyncResourceUser',
  version: 1,
  label: { en: 'Test Async Resource User', zh: '测试异步资源占用' },
  category,
  summary: { en: 'Holds something that nobody else may hold meanwhile.', zh: '占用一个不可共享的资源。' },
  parallelCalls: true,
  inputs: {
    value: { type: any },
    resource_id: { type: string, default: 'resource_0', mustBeGiven: true },
    duration: { type: float, default: 0.1, mustBeGiven: true, min: 0, max: 1 },
  },
  outputs: { value: { type: any } },
  async run({ value, resource_id: id, duration }, ctx) {
    if (inUse.has(id)) throw failure('RuntimeError', `Resource ${id} is already in use!`);
    inUse.add(id);
    try {
      await wait(duration * 1000, undefined, { signal: ctx.signal });
      return { value };
    } finally {
      inUse.delete(id);
    }
  },
});

const asyncBatchProcessing = defineNode({
  type: 'TestAsyncBatchProcessing',
  version: 1,
  label: { en: 'Test Async Batch Processing', zh: '测试异步批处理' },
  category,
  summary: { en: 'Inverts the pictures of a batch one after the other.', zh: '逐张反相一批图像。' },
  inputs: {
    images: { type: image },
    process_time_per_item: { type: float, default: 0.1, mustBeGiven: true, min: 0.01, max: 1 },
  },
  hidden: { unique_id: 'UNIQUE_ID' },
  outputs: { images: { type: image } },
  async run({ images: batch, process_time_per_item: seconds }, ctx) {
    const service = ctx.use(images);
    const done: Tensor[] = [];
    for (const still of batch.stills) {
      await wait(seconds * 1000, undefined, { signal: ctx.signal });
      done.push(mapEach(await loadImages(service, { stills: [still] }), (value) => 1 - value));
      ctx.progress({ done: done.length, total: batch.stills.length });
    }
    const stored = await Promise.all(done.map((tensor) => store(service, tensor)));
    return { images: { stills: stored.flatMap(({ stills }) => stills) } };
  },
});

/** How many waits may go on at once in this process, and who waits for a place. */
let free = 2;
const waiting: (() => void)[] = [];

async function takePlace(): Promise<void> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function leavePlace(): void {
  const next = waiting.shift();
  if (next) next();
  else free += 1;
}

const asyncConcurrentLimit = defineNode({
  type: 'TestAsyncConcurrentLimit',
  version: 1,
  label: { en: 'Test Async Concurrent Limit', zh: '测试异步并发上限' },
  category,
  summary: { en: 'Waits, at most two at the same time.', zh: '等待，最多两个同时进行。' },
  parallelCalls: true,
  inputs: {
    value: { type: any },
    duration: { type: float, default: 0.5, mustBeGiven: true, min: 0.1, max: 2 },
    node_id: { type: int, default: 0, mustBeGiven: true },
  },
  outputs: { value: { type: any } },
  async run({ value, duration }, ctx) {
    await takePlace();
    try {
      await wait(duration * 1000, undefined, { signal: ctx.signal });
      return { value };
    } finally {
      leavePlace();
    }
  },
});

export const asyncResources = [asyncResourceUser, asyncBatchProcessing, asyncConcurrentLimit];
