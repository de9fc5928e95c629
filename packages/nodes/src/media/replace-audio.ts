import { defineNode } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { audio, video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { videoInput } from './video-input.js';

export const replaceAudio = defineNode({
  type: 'ReplaceAudio',
  version: 1,
  label: { en: 'Replace Sound', zh: '替换声音' },
  category: 'video/edit',
  summary: { en: 'Gives a clip another sound. Its picture stays as it is.', zh: '为视频换上另一段声音，画面不变。' },
  keywords: ['audio', 'soundtrack', 'dub', '配音', '音轨'],
  inputs: {
    video: videoInput,
    audio: {
      type: audio,
      label: { en: 'Sound', zh: '声音' },
      tooltip: { en: 'What is heard from now on.', zh: '替换后的声音。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, audio: sound }, context) {
    const service = context.use(media);
    return { VIDEO: checkedClip(service, service.edit.replaceAudio(clip, sound)) };
  },
});
