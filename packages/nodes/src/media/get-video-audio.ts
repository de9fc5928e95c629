import { defineNode } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { videoSilent } from '../errors.js';
import { audio } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { videoInput } from './video-input.js';

export const getVideoAudio = defineNode({
  type: 'GetVideoAudio',
  version: 1,
  label: { en: 'Get Video Sound', zh: '提取视频声音' },
  category: 'video',
  summary: { en: 'Takes the sound of a clip.', zh: '取出视频片段的声音。' },
  keywords: ['extract', 'audio', 'soundtrack', '分离', '音轨'],
  inputs: { video: videoInput },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run({ video: clip }, context) {
    const service = context.use(media);
    if (!service.describe(clip).audio) throw videoSilent({});
    return { AUDIO: checkedClip(service, service.edit.takeAudio(clip)) };
  },
});
