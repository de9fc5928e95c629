import { float } from '@talkgraph/engine';

/** How sure the detector has to be that someone speaks. */
export const sensitivity = {
  type: float,
  default: 0.5,
  min: 0.05,
  max: 0.95,
  step: 0.05,
  optional: true,
  label: { en: 'Threshold', zh: '人声阈值' },
  tooltip: {
    en: 'How sure it has to be that someone speaks. Lower it when soft words are lost, raise it when noise is kept.',
    zh: '判定为人声所需的把握程度。轻声被漏掉时调低，噪声被保留时调高。',
  },
} as const;

/** What is kept of the pauses. */
export const padding = {
  type: float,
  default: 0.15,
  min: 0,
  max: 5,
  step: 0.05,
  label: { en: 'Padding', zh: '前后留白' },
  tooltip: {
    en: 'Seconds of silence kept before and after the speech, so that no consonant is cut.',
    zh: '在语音前后保留的静音秒数，避免切掉字头字尾。',
  },
} as const;
