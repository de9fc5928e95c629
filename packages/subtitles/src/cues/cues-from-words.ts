import { columnsOf, endingOf, mayBegin, mayEnd } from '../lines/character-classes.js';
import { leansForward } from '../lines/leans-forward.js';
import { startsOfWords } from '../lines/starts-of-words.js';
import type { Cue } from '../subtitles-document.js';
import { type CueLimits, cueLimits, isWideLanguage } from './cue-limits.js';
import { cueOfPieces } from './cue-of-pieces.js';
import { settleTimes } from './settle-times.js';
import { piecesOf, type SpokenPiece, type SpokenText } from './spoken-text.js';

/** What a cut costs by where it is, and what a cue costs by how it looks; found by trying on scripts in both languages. */
const weights = {
  cue: 1,
  cut: { sentence: 0, clause: 0.9, none: 4 },
  /** Behind a word that belongs to the next one. */
  leaning: 2.4,
  /** Between the items of a list. */
  listed: 0.9,
  insideWord: 30,
  forbidden: 60,
  sentenceInside: 1.6,
  /** A cue that ends one sentence and begins another without ending it. */
  sentenceBegun: 1,
  tooShort: 1.5,
  tooFast: 1,
  pauseGain: 3,
} as const;

/** Cues of at most this many words are looked at; nothing that fits on a screen has more. */
const mostPieces = 120;

/**
 * Makes subtitles of a text whose words have times. Cuts fall at ends of sentences, at punctuation and at pauses; never
 * before closing punctuation, and inside a Chinese word only if there is no other way. Lines are balanced, cues stay long
 * enough to be read, and words keep their times. The cheapest way to cut the whole text, by dynamic programming.
 * @param limits what differs from the usual limits of the language
 */
export function cuesFromWords(spoken: SpokenText, limits: Partial<CueLimits> = {}): Cue[] {
  const bounds: CueLimits = { ...cueLimits(spoken.language), ...limits };
  const pieces = piecesOf(spoken);
  const cutter = new Cutter(spoken, pieces, bounds);
  const cues = cutter.ends().map(([from, to]) => cueOfPieces(pieces.slice(from, to), bounds, spoken.language));
  return settleTimes(
    cues.filter((cue) => cue.text !== ''),
    bounds,
    spoken.durationSeconds,
  );
}

class Cutter {
  readonly #pieces: readonly SpokenPiece[];
  readonly #limits: CueLimits;
  readonly #columns: readonly number[];
  /** Cost of a cut behind each piece. */
  readonly #cuts: readonly number[];
  readonly #endings: readonly string[];
  readonly #lineColumns: number;
  readonly #capacity: number;
  readonly #readingColumns: number;

  constructor(spoken: SpokenText, pieces: readonly SpokenPiece[], limits: CueLimits) {
    this.#pieces = pieces;
    this.#limits = limits;
    this.#columns = pieces.map((piece) => columnsOf(piece.text));
    this.#endings = pieces.map((piece) => endingOf(piece.text));
    const unit = isWideLanguage(spoken.language) ? 2 : 1;
    this.#lineColumns = limits.maxCharsPerLine * unit;
    this.#capacity = this.#lineColumns * limits.maxLines;
    this.#readingColumns = limits.readingSpeed * unit;
    const wordStarts = startsOfWords(spoken.text, spoken.language);
    this.#cuts = pieces.map((piece, i) =>
      this.#cutCost(spoken.text, [piece, pieces[i + 1]], this.#endings[i] as string, wordStarts),
    );
  }

  /** First piece of every cue, and the one behind its last. */
  ends(): [number, number][] {
    const count = this.#pieces.length;
    const costTo = [0, ...this.#pieces.map(() => Number.POSITIVE_INFINITY)];
    const cameFrom = new Array<number>(count + 1).fill(0);
    for (let end = 1; end <= count; end++) {
      for (let start = end - 1; start >= Math.max(0, end - mostPieces); start--) {
        const cost = this.#cueCost(start, end);
        if (cost === undefined) break;
        const total = (costTo[start] as number) + cost;
        if (total < (costTo[end] as number)) {
          costTo[end] = total;
          cameFrom[end] = start;
        }
      }
    }
    const cues: [number, number][] = [];
    for (let end = count; end > 0; end = cameFrom[end] as number) cues.unshift([cameFrom[end] as number, end]);
    return cues;
  }

  /** Cost of a cue of these pieces; undefined when neither it nor a longer one is possible. */
  #cueCost(start: number, end: number): number | undefined {
    const first = this.#pieces[start] as SpokenPiece;
    const last = this.#pieces[end - 1] as SpokenPiece;
    const seconds = last.endSeconds - first.startSeconds;
    let [columns, lineColumns, lines, inside] = [0, 0, 1, 0];
    for (let i = start; i < end; i++) {
      const own = this.#columns[i] as number;
      columns += own;
      // As many lines as filling one after another takes; what a line ends with need not fit.
      if (lineColumns > 0 && lineColumns + own - this.#tail(i, i === end - 1) > this.#lineColumns) {
        lines++;
        lineColumns = 0;
      }
      lineColumns += own;
      if (i === end - 1) break;
      if (this.#endings[i] === 'sentence') inside += weights.sentenceInside;
      if (this.#pauseAfter(i) >= this.#limits.pauseSeconds) return undefined;
    }
    if (inside > 0 && this.#endings[end - 1] !== 'sentence') inside += weights.sentenceBegun;
    // A single word may be too long for any limit; more than one may not.
    if (end - start > 1 && (lines > this.#limits.maxLines || seconds > this.#limits.maxSeconds)) return undefined;
    const room = seconds + Math.min(1, this.#pauseAfter(end - 1));
    const short = Math.max(0, this.#limits.minSeconds - room) / this.#limits.minSeconds;
    const fast = Math.max(0, columns / this.#readingColumns / Math.max(0.1, room) - 1);
    // Lone words between long cues flicker: fuller is better, a little.
    const thin = 1 - Math.min(1, columns / this.#capacity);
    const cut = end === this.#pieces.length ? 0 : (this.#cuts[end - 1] as number);
    return (
      weights.cue + cut + inside + short * weights.tooShort + Math.min(1, fast) * weights.tooFast + thin * thin * 0.8
    );
  }

  /** Columns at the end of a piece that take no room: blanks, and at a cue's end the punctuation that is left out. */
  #tail(i: number, last: boolean): number {
    const { text } = this.#pieces[i] as SpokenPiece;
    const tail = last && !this.#limits.keepEndPunctuation ? /[\s，。、；：,.;:]+$/ : /\s+$/;
    return columnsOf(tail.exec(text)?.[0] ?? '');
  }

  #pauseAfter(i: number): number {
    const next = this.#pieces[i + 1];
    return next ? next.startSeconds - (this.#pieces[i] as SpokenPiece).endSeconds : 10;
  }

  #cutCost(
    text: string,
    [piece, next]: readonly [SpokenPiece, SpokenPiece | undefined],
    ending: string,
    wordStarts: ReadonlySet<number>,
  ): number {
    if (!next) return 0;
    const pause = Math.max(0, next.startSeconds - piece.endSeconds);
    const gain = Math.min(1, pause / 0.5) * weights.pauseGain;
    const leaning = ending === 'none' && leansForward(text, next.from, wordStarts) ? weights.leaning : 0;
    const listed = /、$/.test(piece.text) ? weights.listed : 0;
    const cost = Math.max(0, weights.cut[ending as keyof typeof weights.cut] + leaning + listed - gain);
    const spaced = /\s$/.test(piece.text);
    if (!mayBegin(next.text) || (!spaced && !mayEnd(piece.text))) return cost + weights.forbidden;
    if (!spaced && !wordStarts.has(next.from)) return cost + weights.insideWord;
    return cost;
  }
}
