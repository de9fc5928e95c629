import { float } from '@talkgraph/engine';

const seconds = { type: float, default: 0, min: 0, max: 1_000_000 } as const;

/** Where the part of a clip or a sound begins; `partOfTime` reads it. */
export const partStart = {
  ...seconds,
  label: { en: 'Start', zh: '起点' },
  tooltip: { en: 'Where the part begins, in seconds.', zh: '从第几秒开始。' },
} as const;

/** How long it is. */
export const partDuration = {
  ...seconds,
  label: { en: 'Duration', zh: '时长' },
  tooltip: {
    en: 'How many seconds are kept; 0 keeps everything to the end.',
    zh: '保留多少秒；0 表示一直到结尾。',
  },
} as const;
