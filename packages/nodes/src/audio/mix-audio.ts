import { combo, defineNode, float } from '@talkgraph/engine';
import type { AudioInfo, Clip } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { audio } from '../ports.js';

const gain = {
  type: float,
  optional: true,
  default: 0,
  min: -60,
  max: 60,
  step: 0.5,
  tooltip: {
    en: 'In decibels: 0 leaves it, −12 is a good start for music under speech.',
    zh: '单位为分贝：0 表示不变；作为人声背景的音乐可先试 -12。',
  },
} as const;

const start = {
  type: float,
  optional: true,
  default: 0,
  min: 0,
  max: 1_000_000,
  step: 0.1,
  tooltip: { en: 'When it begins, in seconds after the start.', zh: '从开头起第几秒开始。' },
} as const;

export const mixAudio = defineNode({
  type: 'MixAudio',
  version: 1,
  label: { en: 'Mix Audio', zh: '混合音频' },
  category: 'audio/edit',
  summary: {
    en: 'Plays sounds at the same time, each with its own loudness and start: speech over music.',
    zh: '同时播放多段声音，可分别设置音量和起点，例如在音乐上叠加人声。',
  },
  keywords: ['merge', 'overlay', 'music', 'background', '叠加', '背景音乐'],
  inputs: {
    audio1: {
      type: audio,
      label: { en: 'First', zh: '声音 1' },
      tooltip: { en: 'Begins at once, such as the speech.', zh: '立即开始播放，例如人声。' },
    },
    audio2: {
      type: audio,
      label: { en: 'Second', zh: '声音 2' },
      tooltip: { en: 'Is heard together with the first.', zh: '与声音 1 同时播放。' },
    },
    gain1_db: { ...gain, label: { en: 'Gain 1 (dB)', zh: '增益 1（分贝）' } },
    gain2_db: { ...gain, label: { en: 'Gain 2 (dB)', zh: '增益 2（分贝）' } },
    start2: { ...start, label: { en: 'Start 2', zh: '起点 2' } },
    audio3: {
      type: audio,
      optional: true,
      label: { en: 'Third', zh: '声音 3' },
      tooltip: { en: 'Is heard together with the others.', zh: '与其他声音同时播放。' },
    },
    gain3_db: { ...gain, label: { en: 'Gain 3 (dB)', zh: '增益 3（分贝）' } },
    start3: { ...start, label: { en: 'Start 3', zh: '起点 3' } },
    length: {
      type: combo(['longest', 'first']),
      choiceLabels: {
        longest: { en: 'As the longest', zh: '以最长的为准' },
        first: { en: 'As the first', zh: '以声音 1 为准' },
      },
      optional: true,
      default: 'longest',
      label: { en: 'Length', zh: '时长' },
      tooltip: {
        en: 'Play until the last sound has ended, or end with the first one, so that music stops with the speech.',
        zh: '播放到最后一段声音结束，或在声音 1 结束时停止，例如音乐随人声一起结束。',
      },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run(inputs, context) {
    const service = context.use(media);
    const { sampleRate, sampleCount } = service.describe(inputs.audio1).audio as AudioInfo;
    const part = (clip: Clip, gainDb: number, seconds: number) => ({
      clip,
      gainDb,
      offset: Math.round(seconds * sampleRate),
    });
    const parts = [
      part(inputs.audio1, inputs.gain1_db, 0),
      part(inputs.audio2, inputs.gain2_db, inputs.start2),
      ...(inputs.audio3 ? [part(inputs.audio3, inputs.gain3_db, inputs.start3)] : []),
    ];
    const mixed = checkedClip(service, service.edit.mix(parts));
    if (inputs.length === 'longest') return { AUDIO: mixed };
    const audio = service.describe(mixed).audio as AudioInfo;
    // The mix may have a higher rate than its first part.
    const count = Math.min(audio.sampleCount, Math.round((sampleCount * audio.sampleRate) / sampleRate));
    return { AUDIO: checkedClip(service, service.edit.trim(mixed, { first: 0, count })) };
  },
});
