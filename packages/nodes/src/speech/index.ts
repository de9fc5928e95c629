import { definePack } from '@talkgraph/engine';
import { alignText } from './align-text.js';
import { detectLanguage } from './detect-language.js';
import { detectSpokenLanguage } from './detect-spoken-language.js';
import { loadScript } from './load-script.js';
import { speechToText } from './speech-to-text.js';
import { textToSpeech } from './text-to-speech.js';

/** Spoken texts: speech from text, and texts in recordings. */
export const speechPack = definePack({
  name: 'speech',
  version: '0.1.0',
  label: { en: 'Speech', zh: '语音' },
  nodes: [textToSpeech, speechToText, loadScript, alignText, detectLanguage, detectSpokenLanguage],
});
