import { video } from '../ports.js';

const further = {
  type: video,
  optional: true,
  tooltip: { en: 'Follows after the one before.', zh: '接在前一段之后。' },
} as const;

/** Two to six videos that follow each other. */
export const joinedVideos = {
  video1: {
    type: video,
    label: { en: 'First', zh: '第 1 段' },
    tooltip: { en: 'Comes first and sets size and frame rate.', zh: '排在最前，并决定尺寸和帧率。' },
  },
  video2: {
    type: video,
    label: { en: 'Second', zh: '第 2 段' },
    tooltip: { en: 'Follows after the first.', zh: '接在第 1 段之后。' },
  },
  video3: { ...further, label: { en: 'Third', zh: '第 3 段' } },
  video4: { ...further, label: { en: 'Fourth', zh: '第 4 段' } },
  video5: { ...further, label: { en: 'Fifth', zh: '第 5 段' } },
  video6: { ...further, label: { en: 'Sixth', zh: '第 6 段' } },
} as const;
