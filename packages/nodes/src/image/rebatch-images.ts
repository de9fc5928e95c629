import { defineNode, int } from '@talkgraph/engine';
import { image, type StillBatch } from '../ports.js';
import { sameSize } from './same-size.js';

export const rebatchImages = defineNode({
  type: 'RebatchImages',
  version: 1,
  label: { en: 'Rebatch Images', zh: '重新分批' },
  category: 'image/batch',
  summary: {
    en: 'Takes all pictures that arrive and hands them on in batches of another size.',
    zh: '收集全部图片，并按新的批次大小重新分组输出。',
  },
  keywords: ['batch', 'split', 'group', '批次', '分组'],
  inputs: {
    images: {
      type: image,
      label: { en: 'Images', zh: '图片' },
      tooltip: { en: 'Pictures, in batches of any size.', zh: '任意批次大小的图片。' },
    },
    batch_size: {
      type: int,
      default: 1,
      min: 1,
      max: 4096,
      label: { en: 'Batch size', zh: '批次大小' },
      tooltip: { en: 'Pictures in each batch; the last one may have fewer.', zh: '每批的图片数量，最后一批可能更少。' },
    },
  },
  outputs: { IMAGE: { type: image, list: true, label: { en: 'Images', zh: '图片' } } },
  inputIsList: true,
  run({ images, batch_size: sizes }) {
    const stills = images.flatMap((batch) => batch.stills);
    const size = sizes[0] ?? 1;
    const batches: StillBatch[] = [];
    for (let at = 0; at < stills.length; at += size) batches.push(sameSize(stills.slice(at, at + size)));
    return { IMAGE: batches };
  },
});
