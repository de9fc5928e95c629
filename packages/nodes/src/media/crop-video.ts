import { defineNode, int } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { imageAreaOutside } from '../errors.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { videoInput } from './video-input.js';

const pixels = { type: int, min: 0, max: 16384, step: 2 } as const;

export const cropVideo = defineNode({
  type: 'CropVideo',
  version: 1,
  label: { en: 'Crop Video', zh: '裁剪视频画面' },
  category: 'video/edit',
  summary: { en: 'Keeps a rectangle of the picture.', zh: '保留画面中的一块矩形区域。' },
  keywords: ['cut', 'frame', '画面', '区域'],
  inputs: {
    video: videoInput,
    x: {
      ...pixels,
      default: 0,
      label: { en: 'From left', zh: '左边距' },
      tooltip: { en: 'Pixels left out at the left; even numbers only.', zh: '左侧略去的像素，取偶数。' },
    },
    y: {
      ...pixels,
      default: 0,
      label: { en: 'From top', zh: '上边距' },
      tooltip: { en: 'Pixels left out at the top; even numbers only.', zh: '上方略去的像素，取偶数。' },
    },
    width: {
      ...pixels,
      default: 0,
      label: { en: 'Width', zh: '宽度' },
      tooltip: {
        en: 'In pixels, rounded down to an even number; 0 reaches to the right edge.',
        zh: '单位为像素，向下取偶数；0 表示到右边缘。',
      },
    },
    height: {
      ...pixels,
      default: 0,
      label: { en: 'Height', zh: '高度' },
      tooltip: {
        en: 'In pixels, rounded down to an even number; 0 reaches to the bottom.',
        zh: '单位为像素，向下取偶数；0 表示到下边缘。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, ...wanted }, context) {
    const service = context.use(media);
    const size = service.describe(clip).video as VideoInfo;
    const [x, y] = [even(wanted.x), even(wanted.y)];
    const [width, height] = [even(wanted.width || size.width - x), even(wanted.height || size.height - y)];
    if (width < 2 || height < 2 || x + width > size.width || y + height > size.height) {
      throw imageAreaOutside({ area: `${width}x${height}+${x}+${y}`, size: `${size.width}x${size.height}` });
    }
    return { VIDEO: checkedClip(service, service.edit.crop(clip, { x, y, width, height })) };
  },
});

/** Colour is stored for two pixels at a time. */
function even(length: number): number {
  return 2 * Math.floor(length / 2);
}
