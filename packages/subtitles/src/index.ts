export { type Cue, type CueWord, type SubtitlesDocument, subtitlesSchema } from './subtitles-document.js';
