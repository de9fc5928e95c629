import { defineNode, float } from '@talkgraph/engine';
import { sound } from '../capabilities.js';
import { audio } from '../ports.js';
import { audioInput } from './audio-input.js';
import { soundCall } from './sound-call.js';

/** What stands for "no loudness" on an output that has to be a number: the gate of BS.1770, below which nothing is heard. */
const inaudibleLufs = -70;

export const normalizeLoudness = defineNode({
  type: 'NormalizeLoudness',
  version: 1,
  label: { en: 'Normalize Loudness', zh: '响度标准化' },
  category: 'audio/speech',
  summary: {
    en: 'Makes recordings equally loud (EBU R128), without clipping.',
    zh: '将录音调整到统一的响度（EBU R128），且不会削波。',
  },
  keywords: ['loudness', 'lufs', 'level', 'normalise', 'ebu r128', 'limiter', '响度', '音量', '统一音量', '限幅'],
  inputs: {
    audio: audioInput,
    target_lufs: {
      type: float,
      default: -16,
      min: -40,
      max: -6,
      step: 0.5,
      label: { en: 'Loudness (LUFS)', zh: '目标响度（LUFS）' },
      tooltip: {
        en: '−16 suits online courses and podcasts, −14 most video platforms, −23 European television.',
        zh: '-16 适合在线课程和播客，-14 适合多数视频平台，-23 为欧洲电视标准。',
      },
    },
    ceiling_db: {
      type: float,
      default: -1,
      min: -12,
      max: 0,
      step: 0.1,
      label: { en: 'Peak ceiling (dBTP)', zh: '真峰值上限（dBTP）' },
      tooltip: {
        en: 'No peak exceeds this, also between samples. Peaks that would are lowered by a limiter.',
        zh: '任何峰值（包括采样点之间）都不会超过此值，超出时由限幅器压低。',
      },
    },
  },
  outputs: {
    AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } },
    loudness_before: {
      type: float,
      name: 'loudness_before',
      label: { en: 'Loudness before (LUFS)', zh: '处理前响度（LUFS）' },
    },
    loudness: { type: float, name: 'loudness', label: { en: 'Loudness (LUFS)', zh: '处理后响度（LUFS）' } },
  },
  resources: { cpu: 1 },
  async run({ audio: clip, target_lufs: targetLufs, ceiling_db: ceilingDb }, context) {
    const made = await context.use(sound).normalize(clip, { targetLufs, ceilingDb }, soundCall(context));
    for (const remark of made.remarks) context.note(remark);
    const { beforeLufs = inaudibleLufs, afterLufs = inaudibleLufs } = made;
    return { AUDIO: made.clip, loudness_before: rounded(beforeLufs), loudness: rounded(afterLufs) };
  },
});

function rounded(lufs: number): number {
  return Math.round(lufs * 100) / 100;
}
