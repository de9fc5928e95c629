import { defineNode } from '@talkgraph/engine';
import { images } from '../capabilities.js';
import { imageBatchEmpty } from '../errors.js';
import { image, type StillReference } from '../ports.js';

export const imageBatch = defineNode({
  type: 'ImageBatch',
  version: 1,
  label: { en: 'Batch Images', zh: '合并为批次' },
  category: 'image/batch',
  summary: {
    en: 'Joins two batches into one. Pictures of the second are scaled to the size of the first.',
    zh: '将两批图片合并为一批，第二批会缩放到第一批的尺寸。',
  },
  keywords: ['join', 'append', '合并', '追加'],
  inputs: {
    image1: {
      type: image,
      label: { en: 'First', zh: '第一批' },
      tooltip: { en: 'Comes first and sets the size.', zh: '排在前面，并决定尺寸。' },
    },
    image2: {
      type: image,
      label: { en: 'Second', zh: '第二批' },
      tooltip: { en: 'Follows after the first.', zh: '接在第一批之后。' },
    },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Images', zh: '图片' } } },
  async run({ image1, image2 }, context) {
    const service = context.use(images);
    const [first] = image1.stills;
    if (!first) throw imageBatchEmpty({});
    const { width, height } = first;
    const stills: StillReference[] = [...image1.stills];
    for (const still of image2.stills) {
      const fits = still.width === width && still.height === height;
      stills.push(
        fits ? still : await service.store(service.scale(await service.load(still), { width, height }, 'bilinear')),
      );
    }
    return { IMAGE: { stills } };
  },
});
