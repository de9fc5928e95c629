import { defineNode, float } from '@talkgraph/engine';
import type { AudioInfo, Clip } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { audio } from '../ports.js';

const further = {
  type: audio,
  optional: true,
  tooltip: { en: 'Follows after the one before.', zh: '接在前一段之后。' },
} as const;

export const concatAudio = defineNode({
  type: 'ConcatAudio',
  version: 1,
  label: { en: 'Join Audio', zh: '拼接音频' },
  category: 'audio/edit',
  summary: { en: 'Plays sounds one after another.', zh: '依次播放多段声音。' },
  keywords: ['concatenate', 'append', 'merge', '合并', '连接'],
  inputs: {
    audio1: {
      type: audio,
      label: { en: 'First', zh: '第 1 段' },
      tooltip: { en: 'Comes first and sets the sample rate.', zh: '排在最前，并决定采样率。' },
    },
    audio2: {
      type: audio,
      label: { en: 'Second', zh: '第 2 段' },
      tooltip: { en: 'Follows after the first.', zh: '接在第 1 段之后。' },
    },
    audio3: { ...further, label: { en: 'Third', zh: '第 3 段' } },
    audio4: { ...further, label: { en: 'Fourth', zh: '第 4 段' } },
    pause: {
      type: float,
      optional: true,
      default: 0,
      min: 0,
      max: 3600,
      step: 0.1,
      label: { en: 'Pause between', zh: '间隔' },
      tooltip: { en: 'Seconds of silence between the sounds.', zh: '各段之间静音的秒数。' },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run({ audio1, audio2, audio3, audio4, pause }, context) {
    const service = context.use(media);
    const { sampleRate, channels } = service.describe(audio1).audio as AudioInfo;
    const sampleCount = Math.round(pause * sampleRate);
    const rest = sampleCount > 0 ? [service.edit.silence({ sampleRate, channels, sampleCount })] : [];
    const parts = [audio1, audio2, audio3, audio4].filter((clip): clip is Clip => clip !== undefined);
    const joined = parts.flatMap((clip, i) => (i === 0 ? [clip] : [...rest, clip]));
    return { AUDIO: checkedClip(service, service.edit.concat(joined)) };
  },
});
