import { defineNode } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { partDuration, partStart } from './part-inputs.js';
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
    start: { ...partStart, step: 0.1 },
    duration: { ...partDuration, step: 0.1 },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, start, duration }, context) {
    const service = context.use(media);
    const part = partOfTime(service.describe(clip), start, duration);
    return { VIDEO: checkedClip(service, service.edit.trim(clip, part)) };
  },
});
