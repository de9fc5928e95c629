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
      choiceLabels: {
        'best-transition': { en: 'Best transition', zh: '自动衔接' },
        'ping-pong': { en: 'Back and forth', zh: '来回播放' },
        loop: { en: 'From the start', zh: '从头循环' },
        freeze: { en: 'Hold the last picture', zh: '停在最后一帧' },
      },
      default: 'best-transition',
      label: { en: 'Policy', zh: '方式' },
      tooltip: {
        en: 'What happens when the sound is longer. The best transition jumps where it shows least.',
        zh: '声音比视频长时如何继续。“自动衔接”会在最不显眼处衔接。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ policy, options = {} }) => ({ options: { ...options, loop: policy } }),
});
