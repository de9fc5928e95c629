import type { TextLayout } from './layout-text.js';

/** A word with its times, in seconds, and its text with blanks and punctuation. */
export interface TimedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How far the lines are lit: those before `line` wholly, that one up to `x` (from the text's left edge), others not. */
export interface Sweep {
  readonly line: number;
  readonly x: number;
}

/** A stretch of a line that is lit from one time to another. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Where the light stands at any time, for words that the layout may have broken into other lines than the file did. */
export class KaraokeTrack {
  readonly #stretches: readonly Stretch[];

  constructor(words: readonly TimedWord[], layout: TextLayout) {
    this.#stretches = stretchesOf(words, layout);
  }

  /** The sweep at a time; in pauses it rests behind the last word. */
  at(seconds: number): Sweep {
    let last: Stretch | undefined;
    for (const stretch of this.#stretches) {
      if (stretch.start > seconds) break;
      last = stretch;
    }
    if (!last) return { line: 0, x: Number.NEGATIVE_INFINITY };
    const length = last.end - last.start;
    const done = length > 0 ? Math.min(1, (seconds - last.start) / length) : 1;
    return { line: last.line, x: last.from + (last.to - last.from) * done };
  }
}

/** Words and lines hold the same letters in the same order and differ in blanks only, so letters are counted. */
function stretchesOf(words: readonly TimedWord[], layout: TextLayout): Stretch[] {
  const stretches: Stretch[] = [];
  let [line, at] = [0, 0];
  for (const { text, start, end } of words) {
    const letters = text.replace(/\s/g, '').length;
    const timeOf = (letter: number) => start + ((end - start) * letter) / Math.max(1, letters);
    for (let done = 0; done < letters && line < layout.lines.length; ) {
      const current = layout.lines[line] as TextLayout['lines'][number];
      const [from, before] = [at, done];
      for (; done < letters && at < current.text.length; at++) if (!/\s/.test(current.text.charAt(at))) done++;
      const edge = (index: number) => current.x + layout.measure(current.text.slice(0, index));
      if (done > before)
        stretches.push({ line, start: timeOf(before), end: timeOf(done), from: edge(from), to: edge(at) });
      if (at < current.text.length) continue;
      line++;
      at = 0;
    }
  }
  return stretches;
}
