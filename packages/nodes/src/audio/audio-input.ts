import { audio } from '../ports.js';

/** The sound that a node works on. */
export const audioInput = {
  type: audio,
  label: { en: 'Sound', zh: '声音' },
  tooltip: { en: 'The sound to work on.', zh: '要处理的声音。' },
} as const;
