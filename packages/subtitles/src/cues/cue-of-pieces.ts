import { breakLines } from '../lines/break-lines.js';
import { columnsOf } from '../lines/character-classes.js';
import type { Cue, CueWord } from '../subtitles-document.js';
import { type CueLimits, isWideLanguage } from './cue-limits.js';
import type { SpokenPiece } from './spoken-text.js';

/** Stops and commas that subtitles go without at their end; question marks and dots stay, they say something. */
const endPunctuation = /[，。、；：,.;:]+$/;

/** One cue of pieces that follow each other: lines broken, words with their times. */
export function cueOfPieces(pieces: readonly SpokenPiece[], limits: CueLimits, language: string): Cue {
  const unit = isWideLanguage(language) ? 2 : 1;
  const first = pieces[0] as SpokenPiece;
  const last = pieces.at(-1) as SpokenPiece;
  const whole = pieces.map((piece) => piece.text).join('');
  const shown = trimmedEnd(whole, limits);
  const lead = whole.length - whole.trimStart().length;
  const columns = limits.maxCharsPerLine * unit;
  const lines = breakLines(shown.slice(lead), { maxWidth: columns, language, measure: columnsOf });
  const words = timedWords(pieces, lead, shown.length, lines);
  const text = words.map((word) => word.text).join('');
  return { startSeconds: first.startSeconds, endSeconds: last.endSeconds, text, words };
}

function trimmedEnd(text: string, { keepEndPunctuation }: CueLimits): string {
  const plain = text.trimEnd();
  if (keepEndPunctuation || /[.．]{2,}$|…$/.test(plain)) return plain;
  return plain.replace(endPunctuation, '');
}

/** Words that together are the lines: blanks at breaks become `\n`, what was left out at the ends is gone. */
function timedWords(pieces: readonly SpokenPiece[], from: number, to: number, lines: readonly string[]): CueWord[] {
  const whole = pieces.map((piece) => piece.text).join('');
  const breaks = breakPlaces(whole, from, lines);
  const words: CueWord[] = [];
  let at = 0;
  for (const { text, startSeconds, endSeconds } of pieces) {
    let kept = '';
    for (let i = Math.max(at, from); i < Math.min(at + text.length, to); i++) {
      if (breaks.has(i)) kept = `${kept.trimEnd()}\n`;
      kept += whole.charAt(i);
    }
    at += text.length;
    // The blank before a break belongs to the word before.
    const before = words.at(-1);
    if (before && kept.startsWith('\n')) {
      words[words.length - 1] = { ...before, text: `${before.text.trimEnd()}\n` };
      kept = kept.slice(1);
    }
    if (kept !== '') words.push({ text: kept, startSeconds, endSeconds });
  }
  return words;
}

/** Units of the text that lines but the first begin at. */
function breakPlaces(whole: string, from: number, lines: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>();
  let at = from;
  for (const [i, line] of lines.entries()) {
    const start = whole.indexOf(line, at);
    if (i > 0) places.add(start);
    at = start + line.length;
  }
  return places;
}
