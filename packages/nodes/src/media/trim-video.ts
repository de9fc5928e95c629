import { defineNode, float } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { partOfTime } from './part-of-time.js';
import { videoInput } from './video-input.js';

export const trimVideo = defineNode({
  type: 'TrimVideo',
  version: 1,
  label: { en: 'Trim Video', zh: '裁剪视频时长' },
  category: 'video/edit',
  summary: { en: 'Keeps a part of a clip, with its sound.', zh: '保留片段中的一段，声音同步裁剪。' },
  keywords: ['cut', 'part', 'shorten', '剪切', '截取'],
  inputs: {
    video: videoInput,
    start: {
      type: float,
      default: 0,
      min: 0,
      max: 1_000_000,
      step: 0.1,
      label: { en: 'Start', zh: '起点' },
      tooltip: { en: 'Where the part begins, in seconds.', zh: '从第几秒开始。' },
    },
    duration: {
      type: float,
      default: 0,
      min: 0,
      max: 1_000_000,
      step: 0.1,
      label: { en: 'Duration', zh: '时长' },
      tooltip: {
        en: 'How many seconds are kept; 0 keeps everything to the end.',
        zh: '保留多少秒；0 表示一直到结尾。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, start, duration }, context) {
    const service = context.use(media);
    const part = partOfTime(service.describe(clip), start, duration);
    return { VIDEO: checkedClip(service, service.edit.trim(clip, part)) };
  },
});
