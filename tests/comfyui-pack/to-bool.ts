import { any, boolean, defineNode } from '@talkgraph/engine';
import { images, type StillBatch } from '@talkgraph/nodes';
import { isTrue } from './python-text.js';
import { loadImages } from './tensor.js';

export const toBool = defineNode({
  type: 'TestToBoolNode',
  version: 1,
  label: { en: 'To Bool', zh: '转为布尔值' },
  category: 'Testing/Logic',
  summary: { en: 'Whether a value counts as true.', zh: '判断一个值是否为真。' },
  inputs: { value: { type: any }, invert: { type: boolean, optional: true, default: false } },
  outputs: { result: { type: boolean } },
  async run({ value, invert }, ctx) {
    if (!isBatch(value)) return { result: isTrue(value) !== invert };
    const { data } = await loadImages(ctx.use(images), value);
    return { result: data.some((number) => number !== 0) !== invert };
  },
});

function isBatch(value: unknown): value is StillBatch {
  return typeof value === 'object' && value !== null && 'stills' in value;
}
