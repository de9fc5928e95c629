import { defineNode } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { partDuration, partStart } from '../media/part-inputs.js';
import { partOfTime } from '../media/part-of-time.js';
import { audio } from '../ports.js';
import { audioInput } from './audio-input.js';

export const trimAudio = defineNode({
  type: 'TrimAudio',
  version: 1,
  label: { en: 'Trim Audio', zh: '裁剪音频' },
  category: 'audio/edit',
  summary: { en: 'Keeps a part of a sound, exact to the sample.', zh: '保留声音中的一段，精确到采样点。' },
  keywords: ['cut', 'part', 'shorten', '剪切', '截取'],
  inputs: {
    audio: audioInput,
    start: { ...partStart, step: 0.01 },
    duration: { ...partDuration, step: 0.01 },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run({ audio: clip, start, duration }, context) {
    const service = context.use(media);
    const part = partOfTime(service.describe(clip), start, duration);
    return { AUDIO: checkedClip(service, service.edit.trim(clip, part)) };
  },
});
