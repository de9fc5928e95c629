import { defineNode, int } from '@talkgraph/engine';
import { imageBatchEmpty } from '../errors.js';
import { image } from '../ports.js';

export const getImageSize = defineNode({
  type: 'GetImageSize',
  version: 1,
  label: { en: 'Get Image Size', zh: '获取图片尺寸' },
  category: 'image',
  summary: { en: 'Tells width, height and number of pictures.', zh: '给出图片的宽度、高度和数量。' },
  keywords: ['dimensions', 'width', 'height', '宽高', '数量'],
  inputs: {
    image: {
      type: image,
      label: { en: 'Images', zh: '图片' },
      tooltip: { en: 'The pictures to measure.', zh: '要测量的图片。' },
    },
  },
  outputs: {
    width: { type: int, name: 'width', label: { en: 'Width', zh: '宽度' } },
    height: { type: int, name: 'height', label: { en: 'Height', zh: '高度' } },
    batch_size: { type: int, name: 'batch_size', label: { en: 'Count', zh: '数量' } },
  },
  run({ image: { stills } }) {
    const [first] = stills;
    if (!first) throw imageBatchEmpty({});
    return { width: first.width, height: first.height, batch_size: stills.length };
  },
});
