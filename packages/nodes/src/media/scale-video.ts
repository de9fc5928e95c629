import { defineNode, int } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { videoInput } from './video-input.js';

export const scaleVideo = defineNode({
  type: 'ScaleVideo',
  version: 1,
  label: { en: 'Scale Video', zh: '缩放视频' },
  category: 'video/edit',
  summary: { en: 'Makes the picture larger or smaller; its shape stays.', zh: '放大或缩小画面，比例不变。' },
  keywords: ['resize', 'size', '720p', '1080p', '尺寸', '分辨率'],
  inputs: {
    video: videoInput,
    short_side: {
      type: int,
      default: 1080,
      min: 16,
      max: 4320,
      step: 2,
      label: { en: 'Short side', zh: '短边' },
      tooltip: {
        en: 'Length of the shorter side in pixels: 720, 1080, 2160 …',
        zh: '较短一边的像素数：720、1080、2160……',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, short_side: side }, context) {
    const service = context.use(media);
    return { VIDEO: checkedClip(service, service.edit.scaleToFit(clip, side)) };
  },
});
