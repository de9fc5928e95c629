import { type IpaReading, readIpa } from './ipa-visemes.js';
import { readJapanese } from './japanese-visemes.js';
import type { PhonemeEvent, PhonemeNotation } from './phoneme-event.js';
import { readPinyin } from './pinyin-visemes.js';
import type { VisemeId } from './viseme-table.js';

/** A stretch of one viseme; `gain` scales how far it opens the mouth. */
export interface VisemeSegment {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly viseme: VisemeId;
  readonly gain: number;
}

/** Pauses shorter than this are held: the neighbours meet in the middle (Rhubarb's rule). */
const holdSeconds = 0.12;
/** Stress opens a vowel further, its absence less; mid-way between read and lively speech. */
const stressedGain = 1.12;

const readers: Readonly<Record<PhonemeNotation, (symbol: string) => IpaReading>> = {
  ipa: readIpa,
  pinyin: readPinyin,
  romaji: readJapanese,
};

/** Phonemes as visemes: diphthongs and syllables split, pauses merged, very short pauses closed up. */
export function visemeSegments(events: readonly PhonemeEvent[], notation: PhonemeNotation = 'ipa'): VisemeSegment[] {
  const read = readers[notation];
  const segments: VisemeSegment[] = [];
  for (const event of events) {
    const { parts, stressed } = read(event.symbol);
    let start = event.startSeconds;
    for (const { viseme, share } of parts) {
      const end = start + share * (event.endSeconds - event.startSeconds);
      append(segments, { startSeconds: start, endSeconds: end, viseme, gain: stressed ? stressedGain : 1 });
      start = end;
    }
  }
  return closeShortPauses(segments);
}

function append(segments: VisemeSegment[], next: VisemeSegment): void {
  if (next.endSeconds <= next.startSeconds) return;
  const last = segments.at(-1);
  // Two pauses in a row are one: synthesisers write a pause per clause mark.
  if (last?.viseme === '_' && next.viseme === '_')
    segments[segments.length - 1] = { ...last, endSeconds: next.endSeconds };
  else segments.push(next);
}

function closeShortPauses(segments: readonly VisemeSegment[]): VisemeSegment[] {
  const out: VisemeSegment[] = [];
  let carriedStart: number | undefined;
  segments.forEach((segment, i) => {
    const isShort = segment.viseme === '_' && segment.endSeconds - segment.startSeconds < holdSeconds;
    const last = out.at(-1);
    if (isShort && last && segments[i + 1]) {
      const middle = (segment.startSeconds + segment.endSeconds) / 2;
      out[out.length - 1] = { ...last, endSeconds: middle };
      carriedStart = middle;
      return;
    }
    out.push(carriedStart === undefined ? segment : { ...segment, startSeconds: carriedStart });
    carriedStart = undefined;
  });
  return out;
}
