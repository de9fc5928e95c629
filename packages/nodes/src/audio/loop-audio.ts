import { defineNode, float } from '@talkgraph/engine';
import type { AudioInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { audio } from '../ports.js';
import { audioInput } from './audio-input.js';

export const loopAudio = defineNode({
  type: 'LoopAudio',
  version: 1,
  label: { en: 'Loop Audio', zh: '循环音频' },
  category: 'audio/edit',
  summary: {
    en: 'Plays a sound again and again until it is long enough, as music under a longer speech needs it.',
    zh: '重复播放声音，直到达到所需时长，例如为较长的人声铺背景音乐。',
  },
  keywords: ['repeat', 'longer', 'music', '重复', '延长', '背景音乐'],
  inputs: {
    audio: audioInput,
    seconds: {
      type: float,
      default: 10,
      min: 0.01,
      max: 86_400,
      step: 0.1,
      label: { en: 'Length', zh: '时长' },
      tooltip: {
        en: 'Length of the result in seconds; connect "Audio Facts" to make it as long as another sound.',
        zh: '结果的时长（秒）；连接“音频信息”可与另一段声音等长。',
      },
    },
  },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run({ audio: clip, seconds }, context) {
    const service = context.use(media);
    const { sampleRate } = service.describe(clip).audio as AudioInfo;
    const frameCount = Math.max(1, Math.round(seconds * sampleRate));
    return { AUDIO: checkedClip(service, service.edit.loop(clip, { frameCount })) };
  },
});
