import { defineNode, float } from '@talkgraph/engine';
import type { AudioInfo } from '@talkgraph/media';
import { media, sound } from '../capabilities.js';
import { audio } from '../ports.js';
import { audioInput } from './audio-input.js';
import { partOfSound } from './part-of-sound.js';
import { soundCall } from './sound-call.js';
import { padding, sensitivity } from './speech-part-inputs.js';

export const trimSilence = defineNode({
  type: 'TrimSilence',
  version: 1,
  label: { en: 'Trim Silence', zh: '去除首尾静音' },
  category: 'audio/speech',
  summary: {
    en: 'Cuts off what comes before the first word and after the last one.',
    zh: '裁掉第一句话之前和最后一句话之后的部分。',
  },
  keywords: ['cut', 'begin', 'end', 'silence', 'vad', '裁剪', '首尾', '静音'],
  inputs: { audio: audioInput, padding, threshold: sensitivity },
  outputs: {
    AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } },
    start: { type: float, name: 'start', label: { en: 'Start (s)', zh: '起点（秒）' } },
    end: { type: float, name: 'end', label: { en: 'End (s)', zh: '终点（秒）' } },
  },
  resources: { cpu: 1 },
  async run({ audio: clip, padding: paddingSeconds, threshold }, context) {
    const parts = await context.use(sound).speechParts(clip, { paddingSeconds, threshold }, soundCall(context));
    const service = context.use(media);
    const { sampleRate, sampleCount } = service.describe(clip).audio as AudioInfo;
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) {
      context.note({
        en: 'Nobody speaks in this recording, so nothing was cut off.',
        zh: '这段录音中没有人说话，因此未作裁剪。',
      });
      return { AUDIO: service.edit.takeAudio(clip), start: 0, end: sampleCount / sampleRate };
    }
    const whole = { startSeconds: first.startSeconds, endSeconds: last.endSeconds };
    const kept = partOfSound(service, clip, whole, sampleRate, sampleCount);
    return { AUDIO: kept, start: whole.startSeconds, end: whole.endSeconds };
  },
});
