/** A part of a text that is spoken in one breath, and the pause after it. */
export interface TextPiece {
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly from: number;
  /** Silence that follows at normal speed, in seconds. */
  readonly pauseSeconds: number;
}

/** Longer pieces are cut at commas, else between words: a synthesiser can be stopped only between pieces. */
const longestPiece = 180;

/** Pauses as narrators make them: after a paragraph, a sentence, a comma. */
const pauses = { paragraph: 0.6, sentence: 0.4, comma: 0.22 } as const;

/** Words whose point does not end a sentence. */
const abbreviations =
  /(?:^|[\s("'“])(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|No|vs|etc|e\.g|i\.e|Inc|Ltd|Co|approx|ca|z\.B|bzw|Nr)\.$/u;

/** Splits a text into sentences, and long sentences into parts. Pieces without a letter or a digit are left out. */
export function splitText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const { from, to, paragraph } of sentences(text)) {
    for (const part of partsOf(text, from, to)) {
      const last = part.to >= to;
      const pauseSeconds = last ? (paragraph ? pauses.paragraph : pauses.sentence) : part.pauseSeconds;
      const piece = trimmed(text, part.from, part.to);
      if (piece) pieces.push({ ...piece, pauseSeconds });
    }
  }
  return pieces;
}

interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly paragraph: boolean;
}

function sentences(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  // Full-width marks end a sentence anywhere; a Latin point only before a space, so that 3.5 and a.b stay whole.
  for (const match of text.matchAll(/\n+|[。！？!?…；;]+[”"’')）】》]*|\.+["'”’)]*(?=\s|$)/gu)) {
    const to = match.index + match[0].length;
    const paragraph = match[0].startsWith('\n');
    if (match[0] === '.' && abbreviations.test(text.slice(from, to))) continue;
    if (paragraph && text.slice(from, to).trim() === '' && found.length > 0) {
      found[found.length - 1] = { ...found[found.length - 1]!, paragraph: true };
    } else {
      found.push({ from, to, paragraph });
    }
    from = to;
  }
  if (from < text.length) found.push({ from, to: text.length, paragraph: false });
  return found;
}

function* partsOf(
  text: string,
  from: number,
  to: number,
): Generator<{ from: number; to: number; pauseSeconds: number }> {
  let start = from;
  while (to - start > longestPiece) {
    const window = text.slice(start, start + longestPiece);
    const comma = lastIndexAfter(window, /[，,、：:—–](?=[^\d]|$)/gu);
    const space = comma === 0 ? lastIndexAfter(window, /\s/gu) : 0;
    // A surrogate pair is not torn apart.
    const hard = /[\uD800-\uDBFF]$/.test(window) ? longestPiece - 1 : longestPiece;
    const length = comma || space || hard;
    yield { from: start, to: start + length, pauseSeconds: comma ? pauses.comma : 0 };
    start += length;
  }
  yield { from: start, to, pauseSeconds: 0 };
}

/** The place after the last match; 0 where there is none in the second half, so that pieces do not become crumbs. */
function lastIndexAfter(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end >= text.length / 3 ? end : 0;
}

function trimmed(text: string, from: number, to: number): { text: string; from: number } | undefined {
  const part = text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(part)) return undefined;
  const lead = part.length - part.trimStart().length;
  return { text: part.trim(), from: from + lead };
}
