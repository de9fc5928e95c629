import { combo, defineNode, int } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
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
      label: { en: 'Length', zh: '长度' },
      tooltip: {
        en: 'Length in pixels of the side chosen below: 720, 1080, 2160 …',
        zh: '下面所选那一边的像素数：720、1080、2160……',
      },
    },
    side: {
      type: combo(['short', 'height', 'width']),
      choiceLabels: {
        short: { en: 'The shorter side', zh: '短边' },
        height: { en: 'The height', zh: '高度' },
        width: { en: 'The width', zh: '宽度' },
      },
      optional: true,
      default: 'short',
      label: { en: 'Which side', zh: '哪一边' },
      tooltip: {
        en: 'The height is right where people of upright and wide footage shall be equally tall.',
        zh: '素材横竖不一、又希望人物同高时，请选择高度。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, short_side: length, side }, context) {
    const service = context.use(media);
    const { width, height } = service.describe(clip).video as VideoInfo;
    const given = { short: Math.min(width, height), height, width }[side];
    // Even, as pictures are.
    const shortSide = side === 'short' ? length : 2 * Math.round((Math.min(width, height) * length) / given / 2);
    return { VIDEO: checkedClip(service, service.edit.scaleToFit(clip, Math.max(2, shortSide))) };
  },
});
