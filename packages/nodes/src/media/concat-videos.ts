import { defineNode } from '@talkgraph/engine';
import type { Clip, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { joinedVideos } from './joined-videos.js';
import { matchPicture } from './match-picture.js';

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
    ...joinedVideos,
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
