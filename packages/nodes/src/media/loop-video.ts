import { combo, defineNode, float } from '@talkgraph/engine';
import type { VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { video } from '../ports.js';
import { checkedClip } from './checked-clip.js';
import { videoInput } from './video-input.js';

export const loopVideo = defineNode({
  type: 'LoopVideo',
  version: 1,
  label: { en: 'Loop Video', zh: '循环视频' },
  category: 'video/edit',
  summary: { en: 'Plays a clip again and again until it is long enough.', zh: '重复播放片段，直到达到所需时长。' },
  keywords: ['repeat', 'longer', 'ping-pong', '重复', '延长', '往返'],
  inputs: {
    video: videoInput,
    seconds: {
      type: float,
      default: 10,
      min: 0.1,
      max: 86_400,
      step: 0.1,
      label: { en: 'Length', zh: '时长' },
      tooltip: { en: 'Length of the result in seconds.', zh: '结果的时长（秒）。' },
    },
    mode: {
      type: combo(['repeat', 'ping-pong']),
      choiceLabels: {
        repeat: { en: 'From the start', zh: '从头循环' },
        'ping-pong': { en: 'Back and forth', zh: '来回播放' },
      },
      default: 'repeat',
      label: { en: 'Mode', zh: '方式' },
      tooltip: {
        en: 'Start over at the end, or go forwards and backwards in turn, without a jump.',
        zh: '播完从头开始，或正放与倒放交替（没有跳变）。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run({ video: clip, seconds, mode }, context) {
    const service = context.use(media);
    const { fps } = service.describe(clip).video as VideoInfo;
    const frameCount = Math.max(1, Math.round((seconds * fps.num) / fps.den));
    return { VIDEO: checkedClip(service, service.edit.loop(clip, { frameCount, mode })) };
  },
});
