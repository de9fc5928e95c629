import { defineNode, float } from '@talkgraph/engine';
import { sound } from '../capabilities.js';
import { audio } from '../ports.js';
import { audioInput } from './audio-input.js';
import { soundCall } from './sound-call.js';

export const denoise = defineNode({
  type: 'Denoise',
  version: 1,
  label: { en: 'Denoise', zh: '降噪' },
  category: 'audio/speech',
  summary: {
    en: 'Takes background noise out of a recording of speech: fans, hiss, traffic, keyboards.',
    zh: '去除语音录音中的背景噪声：风扇声、电流声、车流声、键盘声等。',
  },
  keywords: ['noise', 'clean', 'hiss', 'rnnoise', '降噪', '去噪', '噪音', '杂音'],
  inputs: {
    audio: audioInput,
    strength: {
      type: float,
      default: 1,
      min: 0,
      max: 1,
      step: 0.05,
      label: { en: 'Strength', zh: '强度' },
      tooltip: {
        en: '1 takes out all noise; less leaves some of the room, which can sound more natural. Music is noise here too.',
        zh: '1 表示尽可能去除噪声；调低会保留一些环境声，听起来更自然。背景音乐也会被当作噪声去除。',
      },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  resources: { cpu: 1 },
  async run({ audio: clip, strength }, context) {
    return { AUDIO: await context.use(sound).denoise(clip, strength, soundCall(context)) };
  },
});
