import { melBands } from '@talkgraph/media';
import type { AlignedPhoneme, AlignedWord, AlignmentDocument } from '../alignment-document.js';
import type { SpeechCall, SpeechSynthesizer } from '../contract.js';
import { alignmentNoSpeech, speechTextEmpty } from '../errors.js';
import { judgeFit, type TextFit } from './judge-fit.js';
import { type ReferenceSpeech, referenceSpeech } from './reference-speech.js';
import { featureRate, loudnessOf, melRowsOf, speechFeatures, turned } from './speech-features.js';
import { spokenRows } from './spoken-rows.js';
import { timeWarp } from './time-warp.js';
import { WarpedTimes } from './warped-times.js';

/** A recording and what is said in it. */
export interface AlignTextRequest {
  /** Mono at 16 kHz, in −1..1; read once. */
  readonly pcm: AsyncIterable<Float32Array> | Iterable<Float32Array>;
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** As in `SpeechRequest`. */
  readonly mixed?: boolean;
  /** Says the text with known times: eSpeak NG. */
  readonly synthesizer: SpeechSynthesizer;
}

/** When the words of the text are said, and whether they are. */
export interface AlignedText {
  readonly document: AlignmentDocument;
  readonly fit: TextFit;
}

/**
 * Finds when each word and phoneme of a known text is said in a recording: the text is spoken by a synthesiser that
 * knows its own times, and the two sounds are laid along each other (as echogarden and aeneas do). About a second of work
 * a minute of sound; memory grows by some 60 kB a second.
 * @throws SPEECH_TEXT_EMPTY, ALIGNMENT_NO_SPEECH; SPEECH_VOICE_UNKNOWN for a language without a voice; CANCELLED
 */
export async function alignText(
  { pcm, text, language, mixed, synthesizer }: AlignTextRequest,
  { signal, onProgress }: SpeechCall = {},
): Promise<AlignedText> {
  const recording = await melRowsOf(pcm, signal);
  onProgress?.({ done: 1, total: 3 });
  const loudness = loudnessOf(recording);
  // Quieter than a 16-bit file's own noise throughout: nothing was recorded.
  if (!loudness.some((level) => level > quietest)) throw alignmentNoSpeech({});
  const reference = await referenceSpeech(synthesizer, { text, language, mixed: mixed ?? false }, signal);
  if (reference.words.length === 0) throw speechTextEmpty({});
  onProgress?.({ done: 2, total: 3 });
  const { times, chance } = layAlong(reference, recording, loudness, signal);
  onProgress?.({ done: 3, total: 3 });
  const durationSeconds = recording.length / melBands / featureRate;
  const words = wordsIn(times, reference.words);
  const phonemes = phonemesIn(times, reference.phonemes, durationSeconds);
  return {
    document: { language, text, durationSeconds, words, phonemes },
    fit: judgeFit({
      distances: reference.words.map((word) => times.distance(word.startSeconds, word.endSeconds)),
      chance,
      reference: reference.words,
      placed: words,
    }),
  };
}

/** Natural logarithm of power; −70 dB of full scale. */
const quietest = -16;

function layAlong(
  reference: ReferenceSpeech,
  recording: Float32Array,
  loudness: Float32Array,
  signal: AbortSignal | undefined,
): { readonly times: WarpedTimes; readonly chance: number } {
  const referenceLoudness = loudnessOf(reference.mel);
  const referenceRows = spokenRows(referenceLoudness);
  const recordedRows = spokenRows(loudness);
  const said = speechFeatures(reference.mel, referenceLoudness, referenceRows);
  const heard = speechFeatures(recording, loudness, recordedRows);
  const times = new WarpedTimes(timeWarp(said, heard, signal), referenceRows, recordedRows);
  const { distance: chance } = timeWarp(turned(said), heard, signal);
  return { times, chance: mean(chance) };
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** A word lasts at least a row, and none begins before the one before it ends. */
function wordsIn(times: WarpedTimes, words: readonly AlignedWord[]): readonly AlignedWord[] {
  const placed = words.map((word) => ({ ...word, ...times.stretch(word.startSeconds, word.endSeconds) }));
  let end = 0;
  return placed.map((word, i) => {
    const startSeconds = Math.max(end, word.startSeconds);
    const next = placed[i + 1]?.startSeconds ?? Number.POSITIVE_INFINITY;
    end = Math.max(startSeconds + 1 / featureRate, Math.min(word.endSeconds, next));
    return { ...word, startSeconds, endSeconds: end };
  });
}

/** Phonemes without holes: what lies between them is a pause. */
function phonemesIn(
  times: WarpedTimes,
  phonemes: readonly AlignedPhoneme[],
  durationSeconds: number,
): readonly AlignedPhoneme[] {
  const placed: AlignedPhoneme[] = [];
  let end = 0;
  const pauseUntil = (startSeconds: number) => {
    if (startSeconds - end > 1e-6) placed.push({ symbol: '', startSeconds: end, endSeconds: startSeconds });
  };
  for (const { symbol, startSeconds, endSeconds, ...rest } of phonemes) {
    if (symbol === '') continue;
    const place = times.stretch(startSeconds, endSeconds);
    const start = Math.max(end, place.startSeconds);
    if (place.endSeconds <= start) continue;
    pauseUntil(start);
    placed.push({ symbol, startSeconds: start, endSeconds: place.endSeconds, ...rest });
    end = place.endSeconds;
  }
  pauseUntil(durationSeconds);
  return placed;
}
