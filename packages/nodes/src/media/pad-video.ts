import { defineNode, int } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { matchPicture } from './match-picture.js';
import { videoInput } from './video-input.js';

const pixels = { type: int, min: 0, max: 8192, step: 2 } as const;

export const padVideo = defineNode({
  type: 'PadVideo',
  version: 1,
  label: { en: 'Pad Video', zh: '补边' },
  category: 'video/edit',
  summary: {
    en: 'Puts the picture on a black one of another shape. A picture that is too large is scaled down to fit.',
    zh: '将画面放到另一种比例的黑色背景上；画面过大时会缩小以适应。',
  },
  keywords: ['border', 'letterbox', 'canvas', '黑边', '画布'],
  inputs: {
    video: videoInput,
    width: {
      ...pixels,
      default: 1920,
      label: { en: 'Width', zh: '宽度' },
      tooltip: { en: 'Of the result, in pixels; 0 keeps it.', zh: '结果的宽度（像素）；0 表示不变。' },
    },
    height: {
      ...pixels,
      default: 1080,
      label: { en: 'Height', zh: '高度' },
      tooltip: { en: 'Of the result, in pixels; 0 keeps it.', zh: '结果的高度（像素）；0 表示不变。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, width: wantedWidth, height: wantedHeight }, context) {
    const service = context.use(media);
    const own = service.describe(clip).video as VideoInfo;
    const width = 2 * Math.floor((wantedWidth || own.width) / 2);
    const height = 2 * Math.floor((wantedHeight || own.height) / 2);
    const fits = own.width <= width && own.height <= height;
    const padded = fits
      ? service.edit.pad(clip, { width, height })
      : matchPicture(service, clip, { ...own, width, height });
    return { VIDEO: checkedClip(service, padded) };
  },
});
