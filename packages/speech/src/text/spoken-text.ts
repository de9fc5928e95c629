/** A text as it is read out, which knows where each of its characters stands in the text as it was written. */
export interface SpokenText {
  readonly spoken: string;
  /** For each UTF-16 unit of `spoken`: the first unit of the written text that it reads out… */
  readonly from: readonly number[];
  /** …and the one after the last. */
  readonly to: readonly number[];
}

/** A text that is read as it is written. */
export function asWritten(text: string, offset = 0): SpokenText {
  const from = Array.from({ length: text.length }, (_, i) => offset + i);
  return { spoken: text, from, to: from.map((at) => at + 1) };
}

/** Reads a part of the text differently; the whole of what replaces it stands for the whole part. */
export interface Reading {
  readonly pattern: RegExp;
  /** What is read for a match; undefined leaves it as it is. */
  readonly read: (match: RegExpMatchArray) => string | undefined;
}

/** Applies one reading to all its matches. */
export function reread(text: SpokenText, { pattern, read }: Reading): SpokenText {
  let spoken = '';
  const from: number[] = [];
  const to: number[] = [];
  const keep = (start: number, end: number) => {
    spoken += text.spoken.slice(start, end);
    for (let i = start; i < end; i++) {
      from.push(text.from[i]!);
      to.push(text.to[i]!);
    }
  };
  let at = 0;
  for (const match of text.spoken.matchAll(pattern)) {
    const words = read(match);
    if (words === undefined || match[0].length === 0) continue;
    keep(at, match.index);
    at = match.index + match[0].length;
    spoken += words;
    for (let i = 0; i < words.length; i++) {
      from.push(text.from[match.index]!);
      to.push(text.to[at - 1]!);
    }
  }
  keep(at, text.spoken.length);
  return { spoken, from, to };
}
