import { defineNode, float } from '@talkgraph/engine';
import { lipSyncOptions } from '../ports.js';
import { earlierOptions } from './earlier-options.js';

export const motionSmoothness = defineNode({
  type: 'MotionSmoothness',
  version: 1,
  label: { en: 'Motion Smoothness', zh: '动作平滑度' },
  category: 'heygem/settings',
  summary: { en: 'How softly the mouth moves from sound to sound.', zh: '嘴从一个音到另一个音过渡的柔和程度。' },
  keywords: ['smooth', 'soft', '柔和', '抖动'],
  inputs: {
    smoothness: {
      type: float,
      default: 0.3,
      min: 0,
      max: 1,
      step: 0.05,
      label: { en: 'Smoothness', zh: '平滑度' },
      tooltip: {
        en: '0 is crisp, 1 is soft. The lips still close for p, b and m.',
        zh: '0 为干脆，1 为柔和。发 p、b、m 时嘴唇始终会闭合。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ smoothness, options = {} }) => ({ options: { ...options, smoothness } }),
});
