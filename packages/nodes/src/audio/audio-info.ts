import { defineNode, float, int } from '@talkgraph/engine';
import type { AudioInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { audioInput } from './audio-input.js';

export const audioInfo = defineNode({
  type: 'AudioInfo',
  version: 1,
  label: { en: 'Audio Facts', zh: '音频信息' },
  category: 'audio',
  summary: { en: 'Tells length, sample rate and channels of a sound.', zh: '给出声音的时长、采样率和声道数。' },
  keywords: ['duration', 'length', 'seconds', '时长', '秒数', '采样率'],
  inputs: { audio: audioInput },
  outputs: {
    seconds: { type: float, name: 'seconds', label: { en: 'Seconds', zh: '秒数' } },
    sample_rate: { type: int, name: 'sample_rate', label: { en: 'Sample rate', zh: '采样率' } },
    channels: { type: int, name: 'channels', label: { en: 'Channels', zh: '声道数' } },
  },
  run({ audio: clip }, context) {
    const { sampleRate, sampleCount, channels } = context.use(media).describe(clip).audio as AudioInfo;
    return { seconds: sampleCount / sampleRate, sample_rate: sampleRate, channels };
  },
});
