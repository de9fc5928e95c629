import { defineNode, int } from '@talkgraph/engine';
import { image } from '../ports.js';

export const imageFromBatch = defineNode({
  type: 'ImageFromBatch',
  version: 1,
  label: { en: 'Image from Batch', zh: '从批次取图' },
  category: 'image/batch',
  summary: { en: 'Takes some pictures out of a batch.', zh: '从一批图片中取出若干张。' },
  keywords: ['select', 'pick', 'index', '选取', '序号'],
  inputs: {
    image: { type: image, label: { en: 'Images', zh: '图片' }, tooltip: { en: 'The batch.', zh: '图片批次。' } },
    batch_index: {
      type: int,
      default: 0,
      min: -4096,
      max: 4095,
      label: { en: 'First', zh: '起始序号' },
      tooltip: { en: 'Counted from 0; −1 is the last picture.', zh: '从 0 开始计数；-1 表示最后一张。' },
    },
    length: {
      type: int,
      default: 1,
      min: 1,
      max: 4096,
      label: { en: 'How many', zh: '数量' },
      tooltip: { en: 'At most so many pictures.', zh: '最多取出的图片数量。' },
    },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Images', zh: '图片' } } },
  run({ image: { stills }, batch_index: index, length }) {
    // An index beyond either end means the picture at that end, as in ComfyUI.
    const counted = index < 0 ? index + stills.length : index;
    const first = Math.max(0, Math.min(stills.length - 1, counted));
    return { IMAGE: { stills: stills.slice(first, first + length) } };
  },
});
