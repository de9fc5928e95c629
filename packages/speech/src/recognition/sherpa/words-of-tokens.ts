import type { HeardWord } from '../contract.js';

/** What sherpa-onnx answers of tokens: pieces of words, each with its start. */
export interface TimedTokens {
  readonly tokens: readonly string[];
  readonly timestamps: readonly number[];
  readonly durations?: readonly number[];
}

/** Marks that begin a word: SentencePiece's, and a space. */
const wordBegin = /^[▁ ]/u;
/** Marks of Paraformer's for a piece that goes on in the next token. */
const goesOn = /@@$/;
const special = /^<.*>$/;
/** A character of a script that is written without spaces is a word of its own. */
const ideograph = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
/** A word whose end is not known lasts this long at most: recognisers tell when a token began only. */
const longestToken = 0.6;

/** Joins tokens to words. Pieces that are only punctuation belong to no word. */
export function wordsOfTokens({ tokens, timestamps, durations }: TimedTokens, endSeconds: number): HeardWord[] {
  const words: { text: string; startSeconds: number; endSeconds: number }[] = [];
  let open = false;
  for (const [i, token] of tokens.entries()) {
    if (special.test(token) || token === '') continue;
    const startSeconds = timestamps[i] ?? endSeconds;
    const next = timestamps[i + 1] ?? endSeconds;
    const length = durations?.[i];
    const end =
      length !== undefined && length > 0 ? startSeconds + length : Math.min(next, startSeconds + longestToken);
    const text = token.replace(wordBegin, '').replace(goesOn, '');
    const last = words.at(-1);
    const joins = open && last && !wordBegin.test(token) && !ideograph.test(text);
    if (!/[\p{L}\p{N}]/u.test(text) && !(joins && /^['’-]$/u.test(text))) {
      if (text !== '') open = false;
      else if (wordBegin.test(token)) open = false;
      continue;
    }
    if (joins) {
      last.text += text;
      last.endSeconds = Math.max(last.endSeconds, end);
    } else words.push({ text, startSeconds, endSeconds: Math.max(startSeconds, end) });
    open = !ideograph.test(text);
    // Latin pieces of Paraformer are words unless they say that they go on.
    if (tokens.some((one) => goesOn.test(one)) && !goesOn.test(token)) open = false;
  }
  return words;
}
