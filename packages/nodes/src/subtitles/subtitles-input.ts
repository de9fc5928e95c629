import { subtitles } from '../ports.js';

/** The subtitles that a node works on. */
export const subtitlesInput = {
  type: subtitles,
  label: { en: 'Subtitles', zh: '字幕' },
  tooltip: {
    en: 'From "Load Subtitles", "Subtitles from Speech" or the like.',
    zh: '来自“加载字幕”“语音转字幕”等节点。',
  },
} as const;
