import type { LocalizedText } from '@talkgraph/errors';
import { throwIfCancelled } from '@talkgraph/media';
import { alignText } from '../align/align-text.js';
import type { AlignedWord, AlignmentDocument } from '../alignment-document.js';
import type { SpeechSynthesizer } from '../contract.js';
import { detectTextLanguage } from '../language/detect-text-language.js';
import type { SpeechStretch } from '../sound/vad/speech-parts.js';
import { type HeardSpeech, recognitionSampleRate, type SpeechRecognizer } from './contract.js';
import { stretchesOf } from './stretches-of.js';
import { placeWords, spreadWords, type TimedText } from './words-in-text.js';

/** A recording whose speech is to be written down. */
export interface RecognitionRequest {
  /** Mono at 16 kHz; read once. */
  readonly sound: AsyncIterable<Float32Array>;
  readonly durationSeconds: number;
  /** Where someone speaks, none longer than the recogniser takes. */
  readonly stretches: readonly SpeechStretch[];
  /** BCP 47 tag, or `auto`. */
  readonly language: string;
  readonly recognizer: SpeechRecognizer;
  /** Finds the times of words for a recogniser that knows none: eSpeak NG. */
  readonly synthesizer: SpeechSynthesizer;
}

/** A recording as text. */
export interface RecognizedSpeech {
  readonly document: AlignmentDocument;
  readonly remarks: readonly LocalizedText[];
}

/**
 * Writes down what is said in a recording, stretch by stretch: memory does not grow with its length. Words get the times
 * that the recogniser knows; where it knows none, the text is aligned to the stretch (`alignText`).
 * @throws what the recogniser throws, CANCELLED
 */
export async function recognizeSpeech(
  request: RecognitionRequest,
  options: { readonly signal?: AbortSignal; readonly onSeconds?: (done: number) => void } = {},
): Promise<RecognizedSpeech> {
  const { recognizer, language, durationSeconds } = request;
  const words: AlignedWord[] = [];
  const votes = new Map<string, number>();
  let text = '';
  let spread = false;
  for await (const { stretch, samples } of stretchesOf(request.sound, request.stretches, recognitionSampleRate)) {
    throwIfCancelled(options.signal);
    const heard = await recognizer.recognize({ samples, language }, options.signal);
    if (heard.text !== '') {
      const spoken = await languageOf(heard, language);
      votes.set(spoken, (votes.get(spoken) ?? 0) + heard.text.length);
      const timed = await timesOf(heard, samples, spoken, request.synthesizer, options.signal);
      spread ||= !timed.exact;
      text += separator(text, heard.text);
      words.push(...placeWords(timed.words, heard.text, text.length).map((word) => moved(word, stretch.startSeconds)));
      text += heard.text;
    }
    options.onSeconds?.(stretch.endSeconds);
  }
  const [loudest] = [...votes].sort((a, b) => b[1] - a[1]);
  const document = { language: loudest?.[0] ?? (language === 'auto' ? 'und' : language), text, durationSeconds };
  return { document: { ...document, words, phonemes: [] }, remarks: spread ? [spreadRemark] : [] };
}

const spreadRemark: LocalizedText = {
  en: 'The recogniser does not say when each word is spoken, so some times are only estimated.',
  zh: '所用的识别引擎不提供逐词时间，因此部分时间为估算值。',
};

/** A recogniser that says `en` of what is wanted as `en-GB` does not know better. */
async function languageOf({ text, language }: HeardSpeech, wanted: string): Promise<string> {
  if (wanted !== 'auto') return wanted;
  return language ?? (await detectTextLanguage(text)).language;
}

async function timesOf(
  { text, words }: HeardSpeech,
  samples: Float32Array,
  language: string,
  synthesizer: SpeechSynthesizer,
  signal: AbortSignal | undefined,
): Promise<{ readonly words: readonly TimedText[]; readonly exact: boolean }> {
  if (words) return { words, exact: true };
  const seconds = samples.length / recognitionSampleRate;
  try {
    const { document } = await alignText(
      { pcm: [samples], text, language, synthesizer },
      { ...(signal && { signal }) },
    );
    return { words: document.words, exact: true };
  } catch {
    throwIfCancelled(signal);
    // A language that eSpeak does not speak, or nothing but signs: rough times are better than none.
    return { words: spreadWords(text, language, 0, seconds), exact: false };
  }
}

/** Scripts without spaces need none between sentences either. */
function separator(before: string, after: string): string {
  if (before === '') return '';
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。！？、；：]/u;
  return wide.test(before.at(-1) ?? '') && wide.test(after[0] ?? '') ? '' : ' ';
}

function moved(word: AlignedWord, bySeconds: number): AlignedWord {
  return { ...word, startSeconds: word.startSeconds + bySeconds, endSeconds: word.endSeconds + bySeconds };
}
