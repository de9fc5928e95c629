import { combo, defineNode } from '@talkgraph/engine';
import type { GestureIntensity } from '@talkgraph/lipsync';
import { lipSyncOptions } from '../ports.js';
import { earlierOptions } from './earlier-options.js';

const intensities = ['calm', 'natural', 'lively'] as const satisfies readonly GestureIntensity[];

export const gesture = defineNode({
  type: 'Gesture',
  version: 1,
  label: { en: 'Gesture', zh: '手势' },
  category: 'heygem/settings',
  summary: {
    en: 'Shows the gestures of a half-length video in the rhythm of the speech.',
    zh: '让半身视频中的手势跟随语音的节奏。',
  },
  keywords: ['hands', 'body', 'movement', 'half-length', '动作', '手部', '肢体', '半身'],
  inputs: {
    intensity: {
      type: combo(intensities),
      choiceLabels: {
        calm: { en: 'Calm', zh: '沉稳' },
        natural: { en: 'Natural', zh: '自然' },
        lively: { en: 'Lively', zh: '活泼' },
      },
      default: 'natural',
      label: { en: 'Intensity', zh: '活跃程度' },
      tooltip: {
        en: 'How often the hands move: only for the words that matter, now and then, or for most stresses. They rest in pauses. Use a video down to the waist in which the hands move and come to rest again; the gestures are those of the person filmed.',
        zh: '手势的频繁程度：只强调重点词、适度配合，或多数重音都有动作；停顿时双手静止。请使用拍到腰部、双手有动有停的视频，手势全部取自人物本人的素材。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  run: ({ intensity, options = {} }) => ({ options: { ...options, gesture: intensity } }),
});
