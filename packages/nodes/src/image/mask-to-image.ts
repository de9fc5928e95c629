import { defineNode } from '@talkgraph/engine';
import { image, mask } from '../ports.js';
import { mapStills } from './map-stills.js';

export const maskToImage = defineNode({
  type: 'MaskToImage',
  version: 1,
  label: { en: 'Mask to Image', zh: '遮罩转图片' },
  category: 'image/mask',
  summary: { en: 'Makes a grey picture of a mask, to see or save it.', zh: '将遮罩变为灰度图片，便于查看或保存。' },
  keywords: ['convert', 'show mask', '转换', '显示遮罩'],
  inputs: {
    mask: { type: mask, label: { en: 'Mask', zh: '遮罩' }, tooltip: { en: 'The mask to show.', zh: '要显示的遮罩。' } },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Image', zh: '图片' } } },
  async run({ mask: batch }, context) {
    const grey = await mapStills(batch, context, ({ width, height, data }) => {
      const rgb = new Float32Array(data.length * 3);
      for (let i = 0; i < data.length; i++) rgb.fill(data[i] as number, i * 3, i * 3 + 3);
      return { width, height, channels: 3, data: rgb };
    });
    return { IMAGE: grey };
  },
});
