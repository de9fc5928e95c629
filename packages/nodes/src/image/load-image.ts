import { defineNode, string } from '@talkgraph/engine';
import { images } from '../capabilities.js';
import { image, mask } from '../ports.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';

export const loadImage = defineNode({
  type: 'LoadImage',
  version: 1,
  label: { en: 'Load Image', zh: '加载图片' },
  category: 'image',
  summary: {
    en: 'Opens a picture from the input folder, turned upright. The mask shows where it is transparent.',
    zh: '打开输入文件夹中的图片并自动转正。遮罩表示图片中透明的部分。',
  },
  keywords: ['open', 'photo', 'picture', 'upload', '打开', '照片', '上传'],
  inputs: {
    image: {
      type: string,
      upload: 'image',
      label: { en: 'Image', zh: '图片' },
      tooltip: {
        en: 'A picture in the input folder; you can upload one here.',
        zh: '输入文件夹中的图片，可在此上传。',
      },
    },
  },
  outputs: {
    image: { type: image, label: { en: 'Image', zh: '图片' } },
    mask: { type: mask, label: { en: 'Mask', zh: '遮罩' } },
  },
  fingerprint: ({ image: name }, context) => fileFingerprint(name, context),
  async run({ image: name }, context) {
    const { colours, masks } = await context.use(images).openApart(await context.files.find(name));
    return { image: colours, mask: masks };
  },
});
