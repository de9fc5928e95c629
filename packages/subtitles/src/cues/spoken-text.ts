/** A word with its time and its place in the text; the shape of an alignment's words. */
export interface SpokenWord {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** First character in the text, and the one after its last, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** A text and when each word of it is said; an alignment document has this and more. */
export interface SpokenText {
  readonly language: string;
  readonly text: string;
  readonly durationSeconds: number;
  readonly words: readonly SpokenWord[];
}

/** A word and everything behind it up to the next one: punctuation and blanks. */
export interface SpokenPiece {
  readonly text: string;
  readonly from: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Shares the whole text out among its words, so that no character is lost. Opening marks go with the word behind them. */
export function piecesOf({ text, words }: SpokenText): SpokenPiece[] {
  const sorted = words.filter((word) => word.to > word.from).sort((a, b) => a.from - b.from);
  const starts = sorted.map((word, i) =>
    i === 0 ? 0 : openingStart(text, (sorted[i - 1] as SpokenWord).to, word.from),
  );
  return sorted.map((word, i) => {
    const from = starts[i] as number;
    const piece = text.slice(from, starts[i + 1] ?? text.length).replace(/\s+/g, ' ');
    const startSeconds = Math.max(0, word.startSeconds);
    return { text: piece, from, startSeconds, endSeconds: Math.max(startSeconds, word.endSeconds) };
  });
}

/** Where the marks begin that open the word at `to`, such as 《 or a quote behind a blank; not before `from`. */
function openingStart(text: string, from: number, to: number): number {
  let start = to;
  while (start > from && /[([{‘“‹〈《「『【〔〖（［｛$¥￥#@\p{Sc}]/u.test(text.charAt(start - 1))) start--;
  if (start > from && /["']/.test(text.charAt(start - 1)) && /\s/.test(text.charAt(start - 2))) start--;
  return start;
}
