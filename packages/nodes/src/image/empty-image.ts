import { defineNode, int } from '@talkgraph/engine';
import { images } from '../capabilities.js';
import { image } from '../ports.js';

const side = { type: int, default: 512, min: 1, max: 16384 } as const;

export const emptyImage = defineNode({
  type: 'EmptyImage',
  version: 1,
  label: { en: 'Empty Image', zh: '纯色图片' },
  category: 'image',
  summary: { en: 'Makes pictures of one colour.', zh: '生成单一颜色的图片。' },
  keywords: ['colour', 'solid', 'background', '颜色', '背景'],
  inputs: {
    width: { ...side, label: { en: 'Width', zh: '宽度' }, tooltip: { en: 'In pixels.', zh: '单位为像素。' } },
    height: { ...side, label: { en: 'Height', zh: '高度' }, tooltip: { en: 'In pixels.', zh: '单位为像素。' } },
    batch_size: {
      type: int,
      default: 1,
      min: 1,
      max: 4096,
      label: { en: 'How many', zh: '数量' },
      tooltip: { en: 'Equal pictures in the batch.', zh: '批次中相同图片的数量。' },
    },
    color: {
      type: int,
      default: 0,
      min: 0,
      max: 0xffffff,
      label: { en: 'Colour', zh: '颜色' },
      tooltip: {
        en: 'Red × 65536 + green × 256 + blue, each from 0 to 255; 16777215 is white.',
        zh: '红×65536 + 绿×256 + 蓝，各为 0 到 255；16777215 为白色。',
      },
    },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Image', zh: '图片' } } },
  async run({ width, height, batch_size: count, color }, context) {
    const data = new Float32Array(width * height * 3);
    const rgb = [16, 8, 0].map((shift) => ((color >> shift) & 255) / 255);
    for (let i = 0; i < data.length; i += 3) data.set(rgb, i);
    const still = await context.use(images).store({ width, height, channels: 3, data });
    return { IMAGE: { stills: Array.from({ length: count }, () => still) } };
  },
});
