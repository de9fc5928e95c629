import { defineNode } from '@talkgraph/engine';
import type { Clip, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { matchPicture } from './match-picture.js';

const further = {
  type: video,
  optional: true,
  tooltip: { en: 'Follows after the one before.', zh: '接在前一段之后。' },
} as const;

export const concatVideos = defineNode({
  type: 'ConcatVideos',
  version: 1,
  label: { en: 'Join Videos', zh: '拼接视频' },
  category: 'video/edit',
  summary: {
    en: 'Plays clips one after another. Later ones are brought to the size and frame rate of the first.',
    zh: '依次播放多个片段。后面的片段会统一到第一段的尺寸和帧率。',
  },
  keywords: ['concatenate', 'append', 'merge', '合并', '连接'],
  inputs: {
    video1: {
      type: video,
      label: { en: 'First', zh: '第 1 段' },
      tooltip: { en: 'Comes first and sets size and frame rate.', zh: '排在最前，并决定尺寸和帧率。' },
    },
    video2: {
      type: video,
      label: { en: 'Second', zh: '第 2 段' },
      tooltip: { en: 'Follows after the first.', zh: '接在第 1 段之后。' },
    },
    video3: { ...further, label: { en: 'Third', zh: '第 3 段' } },
    video4: { ...further, label: { en: 'Fourth', zh: '第 4 段' } },
    video5: { ...further, label: { en: 'Fifth', zh: '第 5 段' } },
    video6: { ...further, label: { en: 'Sixth', zh: '第 6 段' } },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video1, video2, video3, video4, video5, video6 }, context) {
    const service = context.use(media);
    const like = service.describe(video1).video as VideoInfo;
    const clips = [video1, video2, video3, video4, video5, video6].filter((clip): clip is Clip => clip !== undefined);
    const matched = clips.map((clip) => matchPicture(service, clip, like));
    return { VIDEO: checkedClip(service, service.edit.concat(matched)) };
  },
});
