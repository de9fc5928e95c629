import { combo, defineNode } from '@talkgraph/engine';
import type { AudioInfo, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { audio, video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { videoInput } from './video-input.js';

export const replaceAudio = defineNode({
  type: 'ReplaceAudio',
  version: 1,
  label: { en: 'Replace Sound', zh: '替换声音' },
  category: 'video/edit',
  summary: {
    en: 'Gives a clip another sound. The pictures stay as they are.',
    zh: '为视频换上另一段声音，画面内容不变。',
  },
  keywords: ['audio', 'soundtrack', 'dub', '配音', '音轨'],
  inputs: {
    video: videoInput,
    audio: {
      type: audio,
      label: { en: 'Sound', zh: '声音' },
      tooltip: { en: 'What is heard from now on.', zh: '替换后的声音。' },
    },
    length: {
      type: combo(['video', 'audio']),
      choiceLabels: {
        video: { en: 'As the video', zh: '以视频为准' },
        audio: { en: 'As the sound', zh: '以声音为准' },
      },
      optional: true,
      default: 'video',
      label: { en: 'Length', zh: '时长' },
      tooltip: {
        en: 'As the video: a longer sound is cut. As the sound: a shorter picture is repeated.',
        zh: '以视频为准时，较长的声音会被截断；以声音为准时，较短的画面会循环播放。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, audio: sound, length }, context) {
    const service = context.use(media);
    const { edit } = service;
    const { fps, frameCount } = service.describe(clip).video as VideoInfo;
    const { sampleRate, sampleCount } = service.describe(sound).audio as AudioInfo;
    if (length === 'video') {
      const count = Math.min(sampleCount, Math.round((frameCount * fps.den * sampleRate) / fps.num));
      const part = count < sampleCount ? edit.trim(sound, { first: 0, count }) : sound;
      return { VIDEO: checkedClip(service, edit.replaceAudio(clip, part)) };
    }
    const wanted = Math.max(1, Math.round((sampleCount * fps.num) / (sampleRate * fps.den)));
    const picture =
      wanted > frameCount ? edit.loop(clip, { frameCount: wanted }) : edit.trim(clip, { first: 0, count: wanted });
    return { VIDEO: checkedClip(service, edit.replaceAudio(picture, sound)) };
  },
});
