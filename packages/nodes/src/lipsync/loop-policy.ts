import { combo, defineNode } from '@talkgraph/engine';
import type { LoopPolicy } from '@talkgraph/lipsync';
import { lipSyncOptions } from '../ports.js';
import { earlierOptions } from './earlier-options.js';

const policies = ['best-transition', 'ping-pong', 'loop', 'freeze'] as const satisfies readonly LoopPolicy[];

export const loopPolicy = defineNode({
  type: 'LoopPolicy',
  version: 1,
  label: { en: 'Loop Policy', zh: '循环方式' },
  category: 'heygem/settings',
  summary: {
    en: 'What to show when the speech is longer than the video.',
    zh: '语音比视频长时画面如何继续。',
  },
  keywords: ['repeat', 'length', '重复', '时长'],
  inputs: {
    policy: {
      type: combo(policies),
      default: 'best-transition',
      label: { en: 'Policy', zh: '方式' },
      tooltip: {
        en: 'best-transition: jump where it shows least. ping-pong: back and forth. loop: from the start. freeze: hold the last picture.',
        zh: 'best-transition：在最不显眼处衔接；ping-pong：来回播放；loop：从头播放；freeze：停在最后一帧。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ policy, options = {} }) => ({ options: { ...options, loop: policy } }),
});
