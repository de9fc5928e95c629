import { combo, defineNode, int } from '@talkgraph/engine';
import type { Pixels } from '../capabilities/image-service.js';
import { image } from '../ports.js';
import { cropPixels } from './crop-pixels.js';
import { mapStills } from './map-stills.js';

export const imageScale = defineNode({
  type: 'ImageScale',
  version: 1,
  label: { en: 'Scale Image', zh: '缩放图片' },
  category: 'image/edit',
  summary: { en: 'Makes pictures larger or smaller.', zh: '放大或缩小图片。' },
  keywords: ['resize', 'size', 'upscale', '尺寸', '大小'],
  inputs: {
    image: {
      type: image,
      label: { en: 'Image', zh: '图片' },
      tooltip: { en: 'The pictures to scale.', zh: '要缩放的图片。' },
    },
    upscale_method: {
      type: combo(['nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos']),
      choiceLabels: {
        'nearest-exact': { en: 'Nearest', zh: '最近邻' },
        bilinear: { en: 'Bilinear', zh: '双线性' },
        area: { en: 'Area', zh: '区域平均' },
        bicubic: { en: 'Bicubic', zh: '双三次' },
        lanczos: { en: 'Lanczos', zh: 'Lanczos' },
      },
      default: 'lanczos',
      label: { en: 'Method', zh: '算法' },
      tooltip: {
        en: 'How pixels between pixels are made up. Lanczos is sharpest for photos, nearest keeps hard pixels.',
        zh: '像素之间的计算方式。照片用 Lanczos 最清晰，“最近邻”保持硬边像素。',
      },
    },
    width: {
      type: int,
      default: 512,
      min: 0,
      max: 16384,
      label: { en: 'Width', zh: '宽度' },
      tooltip: { en: 'In pixels; 0 follows from the height.', zh: '单位为像素；0 表示按高度等比计算。' },
    },
    height: {
      type: int,
      default: 512,
      min: 0,
      max: 16384,
      label: { en: 'Height', zh: '高度' },
      tooltip: { en: 'In pixels; 0 follows from the width.', zh: '单位为像素；0 表示按宽度等比计算。' },
    },
    crop: {
      type: combo(['disabled', 'center']),
      choiceLabels: {
        disabled: { en: 'Stretch', zh: '拉伸' },
        center: { en: 'Around the middle', zh: '居中裁剪' },
      },
      default: 'disabled',
      label: { en: 'Crop', zh: '裁剪' },
      tooltip: {
        en: 'Around the middle, edges are cut off rather than the picture stretched.',
        zh: '居中裁剪时裁掉边缘，而不是拉伸画面。',
      },
    },
  },
  outputs: { IMAGE: { type: image, label: { en: 'Image', zh: '图片' } } },
  resources: { cpu: 1 },
  async run({ image: batch, upscale_method: wanted, width, height, crop }, context) {
    if (width === 0 && height === 0) return { IMAGE: batch };
    const method = wanted === 'nearest-exact' ? 'nearest' : wanted;
    const scaled = await mapStills(batch, context, (pixels, service) => {
      const size = fullSize(pixels, width, height);
      return service.scale(crop === 'center' ? middleOf(pixels, size) : pixels, size, method);
    });
    return { IMAGE: scaled };
  },
});

function fullSize(pixels: Pixels, width: number, height: number) {
  return {
    width: width || Math.max(1, Math.round((pixels.width * height) / pixels.height)),
    height: height || Math.max(1, Math.round((pixels.height * width) / pixels.width)),
  };
}

/** The largest part in the middle that has the shape of the result. */
function middleOf(pixels: Pixels, size: { readonly width: number; readonly height: number }): Pixels {
  const factor = Math.min(pixels.width / size.width, pixels.height / size.height);
  const width = Math.max(1, Math.min(pixels.width, Math.round(size.width * factor)));
  const height = Math.max(1, Math.min(pixels.height, Math.round(size.height * factor)));
  const [x, y] = [Math.floor((pixels.width - width) / 2), Math.floor((pixels.height - height) / 2)];
  return cropPixels(pixels, { x, y, width, height });
}
