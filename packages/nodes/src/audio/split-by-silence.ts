import { defineNode, float, int } from '@talkgraph/engine';
import type { AudioInfo, Clip } from '@talkgraph/media';
import type { SoundPart } from '../capabilities/sound-service.js';
import { media, sound, tables } from '../capabilities.js';
import { audio, table } from '../ports.js';
import { audioInput } from './audio-input.js';
import { partOfSound } from './part-of-sound.js';
import { soundCall } from './sound-call.js';
import { padding, sensitivity } from './speech-part-inputs.js';

export const splitBySilence = defineNode({
  type: 'SplitBySilence',
  version: 1,
  label: { en: 'Split by Silence', zh: '按静音切分' },
  category: 'audio/speech',
  summary: {
    en: 'Cuts a recording at its pauses into parts in which someone speaks. What follows runs once per part.',
    zh: '在停顿处将录音切成若干段语音，后续节点对每一段各运行一次。',
  },
  keywords: ['cut', 'pause', 'voice activity', 'vad', 'segments', '切分', '断句', '停顿', '静音', '分段'],
  inputs: {
    audio: audioInput,
    min_pause: {
      type: float,
      default: 0.5,
      min: 0.05,
      max: 60,
      step: 0.05,
      label: { en: 'Shortest pause', zh: '最短停顿' },
      tooltip: { en: 'Pauses of fewer seconds do not part.', zh: '短于此秒数的停顿不切分。' },
    },
    padding,
    max_length: {
      type: float,
      default: 0,
      min: 0,
      max: 3600,
      step: 1,
      label: { en: 'Longest part', zh: '每段最长' },
      tooltip: {
        en: 'Parts of more seconds are cut where the voice is weakest; 0 sets no limit.',
        zh: '超过此秒数的段落会在声音最弱处再切开；0 表示不限制。',
      },
    },
    threshold: sensitivity,
  },
  outputs: {
    AUDIO: { type: audio, list: true, label: { en: 'Parts', zh: '各段语音' } },
    times: {
      type: table,
      name: 'times',
      label: { en: 'Times', zh: '时间表' },
      tooltip: {
        en: 'A row for each part: number, start, end and length in seconds.',
        zh: '每段一行：序号、起点、终点和时长（秒）。',
      },
    },
    count: { type: int, name: 'count', label: { en: 'Number of parts', zh: '段数' } },
  },
  resources: { cpu: 1 },
  async run({ audio: clip, min_pause, padding: paddingSeconds, max_length, threshold }, context) {
    const choice = { minPauseSeconds: min_pause, paddingSeconds, maxSeconds: max_length, threshold };
    const found = await context.use(sound).speechParts(clip, choice, soundCall(context));
    if (found.length === 0) {
      context.note({ en: 'Nobody speaks in this recording.', zh: '这段录音中没有人说话。' });
    }
    const service = context.use(media);
    const { sampleRate, sampleCount } = service.describe(clip).audio as AudioInfo;
    const parts: Clip[] = found.map((part) => partOfSound(service, clip, part, sampleRate, sampleCount));
    const times = await context.use(tables).store({
      columns: ['part', 'start', 'end', 'seconds'],
      rows: found.map(rowOf),
    });
    return { AUDIO: parts, times, count: parts.length };
  },
});

function rowOf({ startSeconds, endSeconds }: SoundPart, index: number) {
  const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
  return {
    part: index + 1,
    start: milliseconds(startSeconds),
    end: milliseconds(endSeconds),
    seconds: milliseconds(endSeconds - startSeconds),
  };
}
