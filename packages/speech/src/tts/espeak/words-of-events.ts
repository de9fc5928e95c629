import type { AlignedPhoneme, AlignedWord } from '../../alignment-document.js';
import type { SpokenText } from '../../text/spoken-text.js';
import type { EspeakEvent } from './espeak-engine.js';

/** What was said in one utterance, in seconds from its beginning. */
export interface UtteranceTimes {
  readonly words: readonly AlignedWord[];
  readonly phonemes: readonly AlignedPhoneme[];
}

/**
 * Words and phonemes of one utterance. eSpeak NG says where a word begins, in what was read out and in time; a word ends
 * where the next begins, and what was written for it follows from the reading. @param written the whole text
 */
export function wordsOfEvents(
  events: readonly EspeakEvent[],
  seconds: number,
  reading: SpokenText,
  written: string,
): UtteranceTimes {
  const phonemes = phonemesOf(events, seconds);
  const units = codePointStarts(reading.spoken);
  const starts = events
    .filter(({ kind }) => kind === 'word')
    .map(({ seconds: startSeconds, position }) => ({ startSeconds, unit: units[position] ?? reading.spoken.length }));
  const words: AlignedWord[] = [];
  starts.forEach(({ startSeconds, unit }, i) => {
    const next = starts.slice(i + 1).find((other) => other.unit > unit);
    const span = writtenSpan(reading, unit, next?.unit ?? reading.spoken.length, written);
    if (!span) return;
    const until = starts[i + 1]?.startSeconds ?? seconds;
    const spoken = phonemes.filter(
      (p) => p.symbol !== '' && p.startSeconds >= startSeconds - 1e-3 && p.startSeconds < until,
    );
    const endSeconds = Math.min(until, spoken.at(-1)?.endSeconds ?? until);
    const last = words.at(-1);
    // A number is one written word, however many spoken ones.
    if (last && (span.from < last.to || isOneWord(written, last.to, span.from))) {
      const to = Math.max(last.to, span.to);
      words[words.length - 1] = { ...last, to, text: written.slice(last.from, to), endSeconds };
    } else {
      words.push(...separateWords({ text: written.slice(span.from, span.to), startSeconds, endSeconds, ...span }));
    }
  });
  return { words, phonemes };
}

/** eSpeak NG says some pairs, such as "in the", as one word: each gets its share of the time, by letters. */
function separateWords(word: AlignedWord): readonly AlignedWord[] {
  const parts = [...word.text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)];
  if (parts.length < 2) return [word];
  const letters = parts.reduce((sum, [text]) => sum + text.length, 0);
  const seconds = word.endSeconds - word.startSeconds;
  let before = 0;
  return parts.map(({ 0: text, index }) => {
    const startSeconds = word.startSeconds + (seconds * before) / letters;
    before += text.length;
    const endSeconds = word.startSeconds + (seconds * before) / letters;
    return { text, startSeconds, endSeconds, from: word.from + index, to: word.from + index + text.length };
  });
}

/** Whether what ends and begins at these places is written as one: the parts of `$12.50`. */
function isOneWord(written: string, end: number, start: number): boolean {
  const [before = '', after = ''] = [written[end - 1], written[start]];
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(before + after)) return false;
  return start === end || (/\d/.test(before) && /\d/.test(after) && /^[.,:]$/.test(written.slice(end, start)));
}

function phonemesOf(events: readonly EspeakEvent[], seconds: number): AlignedPhoneme[] {
  const marks = events.filter(({ kind }) => kind === 'phoneme');
  const phonemes: AlignedPhoneme[] = [];
  marks.forEach(({ symbol, seconds: startSeconds, language }, i) => {
    const endSeconds = Math.min(seconds, marks[i + 1]?.seconds ?? seconds);
    if (endSeconds > startSeconds) phonemes.push({ symbol, startSeconds, endSeconds, ...(language && { language }) });
  });
  return phonemes;
}

/** The written characters that stretch of the reading stands for, without space and punctuation at its ends. */
function writtenSpan(
  { from, to }: SpokenText,
  first: number,
  end: number,
  written: string,
): { readonly from: number; readonly to: number } | undefined {
  if (first >= end) return undefined;
  let start = Math.min(...from.slice(first, end));
  let stop = Math.max(...to.slice(first, end));
  const inWord = (at: number) => /[\p{L}\p{N}\p{M}%‰℃°$€£¥￥]/u.test(written[at] ?? '') || isSurrogate(written[at]);
  while (start < stop && !inWord(start)) start++;
  while (stop > start && !inWord(stop - 1)) stop--;
  return stop > start ? { from: start, to: stop } : undefined;
}

const isSurrogate = (unit: string | undefined) => unit !== undefined && /[\uD800-\uDFFF]/.test(unit);

/** For each code point of a text the UTF-16 unit at which it begins. */
function codePointStarts(text: string): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  return starts;
}
