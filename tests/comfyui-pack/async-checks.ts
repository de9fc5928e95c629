import { setTimeout as wait } from 'node:timers/promises';
import { any, boolean, defineNode, float } from '@talkgraph/engine';
import { image, images } from '@talkgraph/nodes';
import { failure } from './failure.js';
import { floatText } from './python-text.js';
import { square512, storeFilled } from './tensor.js';

const category = '_for_testing/async';

/** How long the checks take, to be truly asynchronous. */
const checkMs = 50;

const asyncValidation = defineNode({
  type: 'TestAsyncValidation',
  version: 1,
  label: { en: 'Test Async Validation', zh: '测试异步校验' },
  category,
  summary: { en: 'Checks its value against a threshold.', zh: '以阈值校验数值。' },
  inputs: {
    value: { type: float, default: 5, mustBeGiven: true },
    threshold: { type: float, default: 10, mustBeGiven: true },
  },
  outputs: { image: { type: image } },
  check: {
    inputs: ['value', 'threshold'],
    async check({ value, threshold }) {
      await wait(checkMs);
      const [given, limit] = bothNumbers(value, threshold);
      if (given <= limit) return true;
      return `Value ${floatText(given)} exceeds threshold ${floatText(limit)}`;
    },
  },
  run: async ({ value }, ctx) => ({ image: await storeFilled(ctx.use(images), value / 10, square512) }),
});

const asyncValidationError = defineNode({
  type: 'TestAsyncValidationError',
  version: 1,
  label: { en: 'Test Async Validation Error', zh: '测试异步校验错误' },
  category,
  summary: { en: 'Checks its value against the largest allowed.', zh: '以最大值校验数值。' },
  inputs: {
    value: { type: float, default: 5, mustBeGiven: true },
    max_value: { type: float, default: 10, mustBeGiven: true },
  },
  outputs: { image: { type: image } },
  check: {
    inputs: ['value', 'max_value'],
    async check({ value, max_value }) {
      await wait(checkMs);
      const [given, limit] = bothNumbers(value, max_value);
      if (given <= limit) return true;
      return `Async validation failed: ${floatText(given)} > ${floatText(limit)}`;
    },
  },
  run: async ({ value, max_value }, ctx) => ({
    image: await storeFilled(ctx.use(images), value / max_value, square512),
  }),
});

/** The value of a link is not known when inputs are checked, and then there is nothing to compare. */
function bothNumbers(a: unknown, b: unknown): readonly [number, number] {
  if (typeof a === 'number' && typeof b === 'number') return [a, b];
  throw failure('TypeError', "'>' not supported between instances of 'NoneType' and 'float'");
}

const asyncLazyCheck = defineNode({
  type: 'TestAsyncLazyCheck',
  version: 1,
  label: { en: 'Test Async Lazy Check', zh: '测试异步惰性判断' },
  category,
  summary: { en: 'Asks for one of two inputs, after a while.', zh: '稍后请求两个输入之一。' },
  inputs: {
    input1: { type: any, lazy: true },
    input2: { type: any, lazy: true },
    condition: { type: boolean, default: true, mustBeGiven: true },
  },
  outputs: { image: { type: image } },
  async checkLazy({ input1, input2, condition }) {
    await wait(checkMs);
    const [name, value] = condition ? (['input1', input1] as const) : (['input2', input2] as const);
    return value === undefined ? [name] : [];
  },
  run: async (_inputs, ctx) => ({ image: await storeFilled(ctx.use(images), 1, square512) }),
});

export const asyncChecks = [asyncValidation, asyncValidationError, asyncLazyCheck];
