import { defineNode, float, portType } from '@talkgraph/engine';
import { image, images } from '@talkgraph/nodes';
import { isTrue } from './python-text.js';
import { loadImages, mapEach, store } from './tensor.js';

const customIsChanged = defineNode({
  type: 'TestCustomIsChanged',
  version: 1,
  label: { en: 'Custom IsChanged', zh: '自定义变化判断' },
  category: 'Testing/Nodes',
  summary: { en: 'Hands a picture on; always anew when told so.', zh: '原样传递图像；可设为每次都重新运行。' },
  // BOOL is no widget type, so what is given is taken as it is.
  inputs: {
    image: { type: image },
    should_change: { type: portType<boolean>('BOOL'), optional: true, default: false },
  },
  outputs: { image: { type: image } },
  fingerprint: ({ should_change }) => (isTrue(should_change) ? Number.NaN : false),
  run: ({ image: given }) => ({ image: given }),
});

const isChangedWithConstants = defineNode({
  type: 'TestIsChangedWithConstants',
  version: 1,
  label: { en: 'IsChanged With Constants', zh: '常量变化判断' },
  category: 'Testing/Nodes',
  summary: { en: 'A picture times a number.', zh: '图像乘以一个数。' },
  inputs: { image: { type: image }, value: { type: float, default: 1, mustBeGiven: true, min: 0, max: 10 } },
  outputs: { image: { type: image } },
  // Pictures come through links, and links are not known yet when this is asked.
  fingerprint: ({ value }) => value ?? null,
  async run({ image: given, value }, ctx) {
    const service = ctx.use(images);
    return {
      image: await store(
        service,
        mapEach(await loadImages(service, given), (pixel) => pixel * value),
      ),
    };
  },
});

const outputNodeWithSocketOutput = defineNode({
  type: 'TestOutputNodeWithSocketOutput',
  version: 1,
  label: { en: 'Test Output Node With Socket Output', zh: '带输出端口的输出节点' },
  category: '_for_testing',
  summary: {
    en: 'A picture times a number; runs also when nothing uses it.',
    zh: '图像乘以一个数；即使无人使用也会运行。',
  },
  outputNode: true,
  inputs: { image: { type: image }, value: { type: float, default: 1, mustBeGiven: true, min: 0, max: 10 } },
  outputs: { image: { type: image } },
  async run({ image: given, value }, ctx) {
    const service = ctx.use(images);
    return {
      image: await store(
        service,
        mapEach(await loadImages(service, given), (pixel) => pixel * value),
      ),
    };
  },
});

export const isChanged = [customIsChanged, isChangedWithConstants, outputNodeWithSocketOutput];
