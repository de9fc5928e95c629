import { defineNode } from '@talkgraph/engine';
import { image, images, mask, type StillBatch } from '@talkgraph/nodes';
import { failure } from './failure.js';
import { combine, isAll, loadImages, loadMasks, mapEach, store, type Tensor } from './tensor.js';

const category = 'Testing/Nodes';

const lazyMixImages = defineNode({
  type: 'TestLazyMixImages',
  version: 1,
  label: { en: 'Lazy Mix Images', zh: '惰性混合图像' },
  category,
  summary: {
    en: 'Mixes two pictures by a mask; asks only for those it shows.',
    zh: '按遮罩混合两幅图像，只请求需要显示的图像。',
  },
  inputs: { image1: { type: image, lazy: true }, image2: { type: image, lazy: true }, mask: { type: mask } },
  outputs: { image: { type: image } },
  async checkLazy({ image1, image2, mask: given }, ctx) {
    const weights = await loadMasks(ctx.use(images), given!);
    const needed: string[] = [];
    if (image1 === undefined && !isAll(weights, 1)) needed.push('image1');
    if (image2 === undefined && !isAll(weights, 0)) needed.push('image2');
    return needed;
  },
  async run({ image1, image2, mask: given }, ctx) {
    const service = ctx.use(images);
    const weights = await loadMasks(service, given);
    // The one that was not asked for is undefined.
    if (isAll(weights, 0)) return { image: image1 as StillBatch };
    if (isAll(weights, 1)) return { image: image2 as StillBatch };
    const first = await loadImages(service, image1!);
    const second = await loadImages(service, image2!);
    // One number per pixel, for all of its channels.
    const perPixel = { shape: [...weights.shape, 1], data: weights.data };
    const rest = mapEach(perPixel, (weight) => 1 - weight);
    const mixed = combine(combine(first, rest, multiply), combine(second, perPixel, multiply), (a, b) => a + b);
    return { image: await store(service, mixed) };
  },
});

function multiply(a: number, b: number): number {
  return a * b;
}

const variadicAverage = defineNode({
  type: 'TestVariadicAverage',
  version: 1,
  label: { en: 'Variadic Average', zh: '可变输入平均' },
  category,
  summary: {
    en: 'The mean of input1, input2, … up to the first gap.',
    zh: '计算 input1、input2……直到首个缺口的平均值。',
  },
  inputs: { input1: { type: image } },
  outputs: { image: { type: image } },
  acceptsUndeclared: true,
  async run(inputs, ctx) {
    const service = ctx.use(images);
    const tensors: Tensor[] = [];
    const given = inputs as Readonly<Record<string, StillBatch | undefined>>;
    for (let batch = given.input1; batch; batch = given[`input${tensors.length + 1}`]) {
      tensors.push(await loadImages(service, batch));
    }
    return { image: await store(service, mean(tensors)) };
  },
});

function mean(tensors: readonly Tensor[]): Tensor {
  const [first] = tensors;
  for (const { shape } of tensors) {
    if (shape.join() === first!.shape.join()) continue;
    throw failure(
      'RuntimeError',
      `Sizes of tensors must match: [${first!.shape.join(', ')}] and [${shape.join(', ')}]`,
    );
  }
  const data = new Float32Array(first!.data.length);
  for (const { data: added } of tensors) for (let at = 0; at < data.length; at += 1) data[at]! += added[at]!;
  for (let at = 0; at < data.length; at += 1) data[at]! /= tensors.length;
  return { shape: first!.shape, data };
}

export const mixing = [lazyMixImages, variadicAverage];
