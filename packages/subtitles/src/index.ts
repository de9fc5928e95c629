export { findColour, hexOfRgb, parseColour, type Rgb } from './colour.js';
export type { CueLimits } from './cues/cue-limits.js';
export { cuesFromWords } from './cues/cues-from-words.js';
export { shiftCues } from './cues/shift-cues.js';
export type { SpokenText, SpokenWord } from './cues/spoken-text.js';
export { spreadText } from './cues/spread-text.js';
export { type DecodedText, decodeText } from './decode-text.js';
export { colourUnreadable, subtitlesBroken, subtitlesEmpty, subtitlesFormatUnknown } from './errors.js';
export { type BreakLinesOptions, breakLines } from './lines/break-lines.js';
export { columnsOf } from './lines/character-classes.js';
export type { ReadSubtitles } from './read/read-result.js';
export { readSubtitles, type SubtitleFormat } from './read/read-subtitles.js';
export {
  type Cue,
  type CuePlace,
  type CueStyle,
  type CueWord,
  type SubtitlesDocument,
  subtitlesSchema,
} from './subtitles-document.js';
export { writeSubtitles } from './write/write-subtitles.js';
