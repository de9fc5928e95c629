import { defineNode, int } from '@talkgraph/engine';
import { lipSyncOptions } from '../ports.js';
import { earlierOptions } from './earlier-options.js';

export const mouthOffset = defineNode({
  type: 'MouthOffset',
  version: 1,
  label: { en: 'Mouth Offset', zh: '口型偏移' },
  category: 'heygem/settings',
  summary: {
    en: 'Moves the mouth earlier or later than the sound.',
    zh: '让口型比声音提前或推后。',
  },
  keywords: ['delay', 'sync', '延迟', '同步'],
  inputs: {
    offset_ms: {
      type: int,
      default: 0,
      min: -1000,
      max: 1000,
      step: 10,
      label: { en: 'Offset (milliseconds)', zh: '偏移（毫秒）' },
      tooltip: {
        en: 'Positive: the mouth moves later. Negative: it moves earlier.',
        zh: '正数：嘴动得更晚；负数：嘴动得更早。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ offset_ms: offsetMs, options = {} }) => ({ options: { ...options, offsetMs } }),
});
