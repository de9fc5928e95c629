import { combo, defineNode } from '@talkgraph/engine';
import { image, mask } from '../ports.js';
import { mapStills } from './map-stills.js';

const channels = ['red', 'green', 'blue', 'alpha'] as const;

export const imageToMask = defineNode({
  type: 'ImageToMask',
  version: 1,
  label: { en: 'Image to Mask', zh: '图片转遮罩' },
  category: 'image/mask',
  summary: {
    en: 'Makes a mask of one colour channel: bright is "here".',
    zh: '用图片的一个颜色通道生成遮罩：越亮表示越“选中”。',
  },
  keywords: ['channel', 'convert', '通道', '转换'],
  inputs: {
    image: {
      type: image,
      label: { en: 'Image', zh: '图片' },
      tooltip: { en: 'The picture to look at.', zh: '要转换的图片。' },
    },
    channel: {
      type: combo(channels),
      choiceLabels: {
        red: { en: 'Red', zh: '红色' },
        green: { en: 'Green', zh: '绿色' },
        blue: { en: 'Blue', zh: '蓝色' },
        alpha: { en: 'Transparency', zh: '透明度' },
      },
      default: 'red',
      label: { en: 'Channel', zh: '通道' },
      tooltip: {
        en: 'Which colour counts; a picture without alpha is opaque all over.',
        zh: '使用哪个通道；没有透明通道的图片视为完全不透明。',
      },
    },
  },
  outputs: { MASK: { type: mask, label: { en: 'Mask', zh: '遮罩' } } },
  async run({ image: batch, channel }, context) {
    const wanted = channels.indexOf(channel);
    const masks = await mapStills(batch, context, ({ width, height, channels: count, data }) => {
      const grey = new Float32Array(width * height).fill(1);
      // Grey pictures have one channel, which stands for all colours.
      const at = count === 1 && wanted < 3 ? 0 : wanted;
      if (at < count) for (let i = 0; i < grey.length; i++) grey[i] = data[i * count + at] as number;
      return { width, height, channels: 1, data: grey };
    });
    return { MASK: masks };
  },
});
