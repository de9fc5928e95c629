import type { HeardSpeech, HeardWord } from '../contract.js';

/** `word(2) 1.230 1.610 0.977`: a word, with the number of its pronunciation, its start, its last frame, its probability. */
const segment = /^(\S+) (\d+\.\d+) (\d+\.\d+) \S+$/;
/** Silence, noises and the ends of sentences. */
const noWord = /^(<.*>|\[.*\]|\+\+.*\+\+)$/;
/** Times name the last frame; the word ends with it, one hundredth of a second later. */
const frameSeconds = 0.01;

/** Reads what `pocketsphinx_continuous -time yes` prints: a line of text for each utterance, then one for each word. */
export function readHypotheses(output: string): HeardSpeech {
  const words: HeardWord[] = [];
  for (const line of output.split('\n')) {
    const [, spelling, start, end] = segment.exec(line.trim()) ?? [];
    if (spelling === undefined || noWord.test(spelling)) continue;
    const text = spelling.replace(/\(\d+\)$/, '');
    words.push({ text, startSeconds: Number(start), endSeconds: Number(end) + frameSeconds });
  }
  return { text: words.map(({ text }) => text).join(' '), words, language: 'en-US' };
}
