import { definePack } from '@talkgraph/engine';
import { loadSubtitles } from './load-subtitles.js';
import { lowerThird } from './lower-third.js';
import { saveSubtitles } from './save-subtitles.js';
import { shiftSubtitles } from './shift-subtitles.js';
import { subtitles } from './subtitles.js';
import { subtitlesFromAlignment } from './subtitles-from-alignment.js';
import { subtitlesFromText } from './subtitles-from-text.js';
import { textCard } from './text-card.js';

/** Subtitles and other text in pictures. */
export const subtitlesPack = definePack({
  name: 'subtitles',
  version: '0.1.0',
  label: { en: 'Subtitles and text', zh: '字幕与文字' },
  nodes: [
    subtitles,
    subtitlesFromAlignment,
    subtitlesFromText,
    loadSubtitles,
    saveSubtitles,
    shiftSubtitles,
    textCard,
    lowerThird,
  ],
});
