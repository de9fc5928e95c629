import { combo, defineNode, float } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { audio } from '../ports.js';

export const silentAudio = defineNode({
  type: 'SilentAudio',
  version: 1,
  label: { en: 'Silence', zh: '静音' },
  category: 'audio',
  summary: { en: 'Makes a sound in which nothing is heard.', zh: '生成一段没有声音的音频。' },
  keywords: ['empty', 'pause', 'quiet', '空白', '停顿'],
  inputs: {
    seconds: {
      type: float,
      default: 1,
      min: 0.001,
      max: 86_400,
      step: 0.1,
      label: { en: 'Length', zh: '时长' },
      tooltip: { en: 'In seconds.', zh: '单位为秒。' },
    },
    sample_rate: {
      type: combo(['16000', '22050', '24000', '44100', '48000', '96000']),
      optional: true,
      default: '48000',
      advanced: true,
      label: { en: 'Sample rate', zh: '采样率' },
      tooltip: { en: 'Samples per second; 48000 is usual in films.', zh: '每秒采样数；影视中常用 48000。' },
    },
    channels: {
      type: combo(['mono', 'stereo']),
      choiceLabels: {
        mono: { en: 'Mono', zh: '单声道' },
        stereo: { en: 'Stereo', zh: '立体声' },
      },
      optional: true,
      default: 'mono',
      advanced: true,
      label: { en: 'Channels', zh: '声道' },
      tooltip: { en: 'One or two.', zh: '单声道或立体声。' },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run({ seconds, sample_rate: rate, channels }, context) {
    const service = context.use(media);
    const sampleRate = Number(rate);
    const sampleCount = Math.max(1, Math.round(seconds * sampleRate));
    const silence = service.edit.silence({ sampleRate, channels: channels === 'mono' ? 1 : 2, sampleCount });
    return { AUDIO: checkedClip(service, silence) };
  },
});
