import { video } from '../ports.js';

/** The clip that a node works on. */
export const videoInput = {
  type: video,
  label: { en: 'Video', zh: '视频' },
  tooltip: { en: 'The clip to work on.', zh: '要处理的视频片段。' },
} as const;
