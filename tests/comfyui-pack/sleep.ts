import { setTimeout as wait } from 'node:timers/promises';
import { any, defineNode, float, int, nodeResult } from '@talkgraph/engine';
import { image } from '@talkgraph/nodes';
import { asConstant } from './tensor.js';

const seconds = { type: float, default: 0.5, mustBeGiven: true, min: 0, max: 10, step: 0.01 } as const;

const sleep = defineNode({
  type: 'TestSleep',
  version: 1,
  label: { en: 'Test Sleep', zh: '测试等待' },
  category: '_for_testing',
  summary: { en: 'Hands a value on after a while.', zh: '等待一段时间后传递数值。' },
  parallelCalls: true,
  inputs: {
    value: { type: any },
    seconds: { type: float, default: 1, mustBeGiven: true, min: 0, max: 9999, step: 0.01 },
  },
  hidden: { unique_id: 'UNIQUE_ID' },
  outputs: { value: { type: any } },
  async run({ value, seconds: total }, ctx) {
    const start = performance.now();
    for (;;) {
      const elapsed = (performance.now() - start) / 1000;
      if (elapsed >= total) return { value };
      ctx.progress({ done: Math.min(elapsed, total), total });
      await wait(10, undefined, { signal: ctx.signal });
    }
  },
});

const parallelSleep = defineNode({
  type: 'TestParallelSleep',
  version: 1,
  label: { en: 'Test Parallel Sleep', zh: '测试并行等待' },
  category: '_for_testing',
  summary: {
    en: 'Expands into three waits at once and averages their pictures.',
    zh: '展开为三个并行的等待，并对图像取平均。',
  },
  outputNode: true,
  inputs: {
    image1: { type: image },
    image2: { type: image },
    image3: { type: image },
    sleep1: seconds,
    sleep2: seconds,
    sleep3: seconds,
  },
  hidden: { unique_id: 'UNIQUE_ID' },
  outputs: { image: { type: image } },
  run(inputs, ctx) {
    const graph = ctx.subgraph();
    const waits = ([1, 2, 3] as const).map((n) =>
      graph.node('TestSleep', { value: asConstant(inputs[`image${n}`]), seconds: inputs[`sleep${n}`] }),
    );
    const [input1, input2, input3] = waits.map((node) => node.out(0));
    const average = graph.node('TestVariadicAverage', { input1, input2, input3 });
    return nodeResult({ outputs: { image: average.out(0) }, expand: graph });
  },
});

const dynamicAsyncGeneration = defineNode({
  type: 'TestDynamicAsyncGeneration',
  version: 1,
  label: { en: 'Test Dynamic Async Generation', zh: '测试动态异步生成' },
  category: '_for_testing/async',
  summary: { en: 'Expands into any number of waits at once.', zh: '展开为任意数量的并行等待。' },
  inputs: {
    image1: { type: image },
    image2: { type: image },
    num_async_nodes: { type: int, default: 3, mustBeGiven: true, min: 1, max: 10 },
    sleep_duration: { type: float, default: 0.2, mustBeGiven: true, min: 0.1, max: 1 },
  },
  outputs: { image: { type: image } },
  run({ image1, image2, num_async_nodes: count, sleep_duration }, ctx) {
    const graph = ctx.subgraph();
    const waits = Array.from({ length: count }, (_, index) => {
      const value = asConstant(index % 2 === 0 ? image1 : image2);
      return graph.node('TestSleep', { value, seconds: sleep_duration });
    });
    if (count === 1) return nodeResult({ outputs: { image: waits[0]!.out(0) }, expand: graph });
    const inputs = Object.fromEntries(waits.map((node, index) => [`input${index + 1}`, node.out(0)]));
    const average = graph.node('TestVariadicAverage', inputs);
    return nodeResult({ outputs: { image: average.out(0) }, expand: graph });
  },
});

export const sleeping = [sleep, parallelSleep, dynamicAsyncGeneration];
