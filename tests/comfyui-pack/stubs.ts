import { combo, defineNode, float, int } from '@talkgraph/engine';
import { image, images, mask } from '@talkgraph/nodes';
import { fillEach, store, storeFilled } from './tensor.js';

const category = 'Testing/Stub Nodes';

// Presets are suggestions only, as in ComfyUI: an input that is left out is a mistake.
const sizes = {
  height: { type: int, default: 512, mustBeGiven: true, min: 1, max: 1024 ** 3 - 1, step: 1 },
  width: { type: int, default: 512, mustBeGiven: true, min: 1, max: 4096 ** 3, step: 1 },
  batch_size: { type: int, default: 1, mustBeGiven: true, min: 1, max: 1024 ** 3 - 1, step: 1 },
} as const;

const level = { type: float, default: 0.5, mustBeGiven: true, min: 0, max: 1, step: 0.01 } as const;

const stubImage = defineNode({
  type: 'StubImage',
  version: 1,
  label: { en: 'Stub Image', zh: '测试图像' },
  category,
  summary: { en: 'White, black or random pictures.', zh: '白色、黑色或随机的图像。' },
  inputs: { content: { type: combo(['WHITE', 'BLACK', 'NOISE']) }, ...sizes },
  outputs: { image: { type: image } },
  async run({ content, height, width, batch_size: count }, ctx) {
    const service = ctx.use(images);
    if (content !== 'NOISE') {
      return { image: await storeFilled(service, content === 'WHITE' ? 1 : 0, { height, width, count }) };
    }
    return { image: await store(service, fillEach([count, height, width, 3], Math.random)) };
  },
});

const stubConstantImage = defineNode({
  type: 'StubConstantImage',
  version: 1,
  label: { en: 'Stub Constant Image', zh: '测试纯色图像' },
  category,
  summary: { en: 'Pictures filled with one grey.', zh: '以同一灰度填充的图像。' },
  inputs: { value: level, ...sizes },
  outputs: { image: { type: image } },
  run: async ({ value, height, width, batch_size: count }, ctx) => ({
    image: await storeFilled(ctx.use(images), value, { height, width, count }),
  }),
});

const stubMask = defineNode({
  type: 'StubMask',
  version: 1,
  label: { en: 'Stub Mask', zh: '测试遮罩' },
  category,
  summary: { en: 'Masks filled with one value.', zh: '以同一数值填充的遮罩。' },
  inputs: { value: level, ...sizes },
  outputs: { mask: { type: mask } },
  run: async ({ value, height, width, batch_size: count }, ctx) => ({
    mask: await storeFilled(ctx.use(images), value, { height, width, count, channels: 1 }),
  }),
});

const stubInt = defineNode({
  type: 'StubInt',
  version: 1,
  label: { en: 'Stub Int', zh: '测试整数' },
  category,
  summary: { en: 'A whole number.', zh: '一个整数。' },
  inputs: { value: { type: int, default: 0, mustBeGiven: true, min: -4294967295, max: 4294967295, step: 1 } },
  outputs: { value: { type: int } },
  run: ({ value }) => ({ value }),
});

const stubFloat = defineNode({
  type: 'StubFloat',
  version: 1,
  label: { en: 'Stub Float', zh: '测试浮点数' },
  category,
  summary: { en: 'A number.', zh: '一个数字。' },
  inputs: { value: { type: float, default: 0, mustBeGiven: true, min: -1e38, max: 1e38, step: 0.01 } },
  outputs: { value: { type: float } },
  run: ({ value }) => ({ value }),
});

export const stubs = [stubImage, stubConstantImage, stubMask, stubInt, stubFloat];
