import { defineNode, float } from '@talkgraph/engine';
import { lipSyncOptions } from '../ports.js';
import { earlierOptions } from './earlier-options.js';

export const lipIntensity = defineNode({
  type: 'LipIntensity',
  version: 1,
  label: { en: 'Lip Intensity', zh: '口型强度' },
  category: 'heygem/settings',
  summary: { en: 'How far the mouth opens when it speaks.', zh: '说话时嘴张开的幅度。' },
  keywords: ['mouth', 'strength', '嘴型', '幅度'],
  inputs: {
    intensity: {
      type: float,
      default: 1,
      min: 0,
      max: 2,
      step: 0.05,
      label: { en: 'Intensity', zh: '强度' },
      tooltip: {
        en: '1 is natural, 0 keeps the mouth closed, 2 opens it twice as far.',
        zh: '1 为自然幅度，0 为始终闭嘴，2 为张开到两倍。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ intensity, options = {} }) => ({ options: { ...options, intensity } }),
});
