import { defineNode, float } from '@talkgraph/engine';
import type { AudioInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { audio } from '../ports.js';
import { audioInput } from './audio-input.js';

export const audioVolume = defineNode({
  type: 'AudioVolume',
  version: 1,
  label: { en: 'Volume', zh: '音量' },
  category: 'audio/edit',
  summary: { en: 'Makes a sound louder or softer, and fades it in and out.', zh: '调高或调低音量，并可淡入淡出。' },
  keywords: ['gain', 'loud', 'fade', 'decibel', '增益', '淡入', '淡出', '分贝'],
  inputs: {
    audio: audioInput,
    gain_db: {
      type: float,
      default: 0,
      min: -60,
      max: 60,
      step: 0.5,
      label: { en: 'Gain (dB)', zh: '增益（分贝）' },
      tooltip: {
        en: '0 leaves it, −6 is half as strong, 6 twice as strong.',
        zh: '0 表示不变，-6 约为一半，6 约为两倍。',
      },
    },
    fade_in: {
      type: float,
      default: 0,
      min: 0,
      max: 3600,
      step: 0.1,
      label: { en: 'Fade in', zh: '淡入' },
      tooltip: { en: 'Seconds from silence to full at the start.', zh: '开头从无声到正常音量的秒数。' },
    },
    fade_out: {
      type: float,
      default: 0,
      min: 0,
      max: 3600,
      step: 0.1,
      label: { en: 'Fade out', zh: '淡出' },
      tooltip: { en: 'Seconds from full to silence at the end.', zh: '结尾从正常音量到无声的秒数。' },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run({ audio: clip, gain_db: gainDb, fade_in: fadeIn, fade_out: fadeOut }, context) {
    const service = context.use(media);
    const { sampleRate, sampleCount } = service.describe(clip).audio as AudioInfo;
    // A fade longer than the sound fades all of it.
    const samples = (seconds: number) => Math.min(sampleCount, Math.round(seconds * sampleRate));
    const options = { gainDb, fadeIn: samples(fadeIn), fadeOut: samples(fadeOut) };
    return { AUDIO: checkedClip(service, service.edit.volume(clip, options)) };
  },
});
