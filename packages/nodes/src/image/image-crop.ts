import { defineNode, int } from '@talkgraph/engine';
import { image } from '../ports.js';
import { cropPixels } from './crop-pixels.js';
import { mapStills } from './map-stills.js';

const pixels = { type: int, min: 0, max: 16384 } as const;

export const imageCrop = defineNode({
  type: 'ImageCrop',
  version: 1,
  label: { en: 'Crop Image', zh: '裁剪图片' },
  category: 'image/edit',
  summary: { en: 'Keeps a rectangle of pictures.', zh: '保留图片中的一块矩形区域。' },
  keywords: ['cut', 'part', '剪裁', '截取'],
  inputs: {
    image: {
      type: image,
      label: { en: 'Image', zh: '图片' },
      tooltip: { en: 'The pictures to crop.', zh: '要裁剪的图片。' },
    },
    width: {
      ...pixels,
      min: 1,
      default: 512,
      label: { en: 'Width', zh: '宽度' },
      tooltip: { en: 'In pixels.', zh: '单位为像素。' },
    },
    height: {
      ...pixels,
      min: 1,
      default: 512,
      label: { en: 'Height', zh: '高度' },
      tooltip: { en: 'In pixels.', zh: '单位为像素。' },
    },
    x: {
      ...pixels,
      default: 0,
      label: { en: 'From left', zh: '左边距' },
      tooltip: { en: 'Pixels left out at the left.', zh: '左侧略去的像素。' },
    },
    y: {
      ...pixels,
      default: 0,
      label: { en: 'From top', zh: '上边距' },
      tooltip: { en: 'Pixels left out at the top.', zh: '上方略去的像素。' },
    },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Image', zh: '图片' } } },
  async run({ image: batch, ...area }, context) {
    return { IMAGE: await mapStills(batch, context, (each) => cropPixels(each, area)) };
  },
});
