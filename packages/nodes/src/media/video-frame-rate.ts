import { defineNode, float } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { rateOf } from './rate-of.js';
import { videoInput } from './video-input.js';

export const videoFrameRate = defineNode({
  type: 'VideoFrameRate',
  version: 1,
  label: { en: 'Change Frame Rate', zh: '更改帧率' },
  category: 'video/edit',
  summary: {
    en: 'Shows a clip at another number of frames per second. Its speed and length stay.',
    zh: '以另一种帧率播放视频，速度和时长不变。',
  },
  keywords: ['fps', 'convert', 'frames', '帧率', '转换'],
  inputs: {
    video: videoInput,
    fps: {
      type: float,
      default: 25,
      min: 1,
      max: 240,
      step: 1,
      label: { en: 'Frame rate', zh: '帧率' },
      tooltip: {
        en: 'Frames per second: 25 or 30 for most films, 29.97 and 23.976 as they are used on television.',
        zh: '每秒帧数：常用 25 或 30；电视常用 29.97 和 23.976。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, fps }, context) {
    const service = context.use(media);
    return { VIDEO: checkedClip(service, service.edit.retime(clip, rateOf(fps))) };
  },
});
