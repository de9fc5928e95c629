import type { LocalizedText } from '@talkgraph/errors';
import type { AlignedPhoneme, AlignedWord } from '../../alignment-document.js';
import type { SpeechCall, SpeechRequest, SpeechSynthesizer, SpokenPart } from '../../contract.js';
import { speechTextEmpty, speechVoiceUnknown } from '../../errors.js';
import { primaryLanguage } from '../../text/language-runs.js';
import { readAloud } from '../../text/read-aloud.js';
import { splitText, type TextPiece } from '../../text/split-text.js';
import { spokenRuns } from '../../text/spoken-runs.js';
import { type EspeakEngine, type EspeakManner, espeakRate, openEspeak } from './espeak-engine.js';
import { easyRateOf, espeakVoiceOf, readEspeakVoice } from './espeak-voices.js';
import { wordsOfEvents } from './words-of-events.js';
import { writingRemarks } from './writing-remarks.js';

/** Silence before the first and after the last word, so that neither the sound nor a mouth starts or ends in a jerk. */
const ends = { lead: 0.15, tail: 0.25 } as const;

/** eSpeak NG in this process: always there, for about a hundred languages, with exact times of words and phonemes. */
export function createEspeakSynthesizer(): SpeechSynthesizer {
  return {
    name: 'espeak',
    async speak(request, call = {}) {
      const pieces = splitText(request.text);
      if (pieces.length === 0) throw speechTextEmpty({});
      const engine = await openEspeak();
      const remarks = checkVoices(engine, request);
      return { sampleRate: espeakRate, timed: true, parts: speakPieces(engine, request, pieces, call), remarks };
    },
  };
}

/** @throws SPEECH_VOICE_UNKNOWN */
function checkVoices(engine: EspeakEngine, request: SpeechRequest): readonly LocalizedText[] {
  const { voice } = mannerOf(request, request.language);
  if (!engine.hasVoice(voice)) throw speechVoiceUnknown({ engine: 'eSpeak NG', voice });
  return writingRemarks(request);
}

async function* speakPieces(
  engine: EspeakEngine,
  request: SpeechRequest,
  pieces: readonly TextPiece[],
  { signal, onProgress }: SpeechCall,
): AsyncGenerator<SpokenPart> {
  const track = new PartBuilder(request.volume);
  yield track.pause(ends.lead);
  for (const [i, piece] of pieces.entries()) {
    // The engine blocks while it speaks, so a cancel is heard between pieces.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
    for (const run of await spokenRuns(piece.text, request.language, request.mixed ?? false)) {
      const reading = readAloud(run.text, run.language, piece.from + run.from);
      if (reading.spoken.trim() === '') continue;
      const manner = mannerOf(request, run.language);
      const { samples, events } = engine.utter(reading.spoken, manner);
      // Timbres are found under their name like voices, but say nothing by themselves.
      if (samples.length === 0) throw speechVoiceUnknown({ engine: 'eSpeak NG', voice: manner.voice });
      const { words, phonemes } = wordsOfEvents(events, samples.length / espeakRate, reading, request.text);
      yield track.sound(samples, { words, phonemes: inLanguage(phonemes, run.language, request.language) });
    }
    yield track.pause(i + 1 < pieces.length ? piece.pauseSeconds / request.speed : ends.tail);
    onProgress?.({ done: piece.from + piece.text.length, total: request.text.length });
  }
}

/** Phonemes of a run in another language say so. */
function inLanguage(phonemes: readonly AlignedPhoneme[], language: string, main: string): readonly AlignedPhoneme[] {
  if (primaryLanguage(language) === primaryLanguage(main)) return phonemes;
  return phonemes.map((phoneme) => (phoneme.symbol === '' ? phoneme : { language, ...phoneme }));
}

/** How a run is spoken: the main language in the voice that was asked for, others in the voice of their own. */
function mannerOf(request: SpeechRequest, language: string): EspeakManner {
  const { base, variant } = readEspeakVoice(request.voice);
  const isMain = primaryLanguage(language) === primaryLanguage(request.language);
  const voice = isMain ? (base ?? espeakVoiceOf(request.language)) : espeakVoiceOf(language);
  return {
    voice: variant ? `${voice}+${variant}` : voice,
    rate: easyRateOf(language) * request.speed,
    // eSpeak NG's scale from 0 to 99 spans two octaves around 50.
    pitch: 50 + (request.pitch * 50) / 12,
    range: 58,
  };
}

/** Keeps the time while parts are made one after another. */
class PartBuilder {
  readonly #volume: number;
  #samples = 0;

  constructor(volume: number) {
    this.#volume = volume;
  }

  pause(seconds: number): SpokenPart {
    const samples = new Float32Array(Math.round(seconds * espeakRate));
    const startSeconds = this.#samples / espeakRate;
    this.#samples += samples.length;
    const endSeconds = this.#samples / espeakRate;
    return { samples, words: [], phonemes: samples.length > 0 ? [{ symbol: '', startSeconds, endSeconds }] : [] };
  }

  sound(
    samples: Float32Array,
    times: { readonly words: readonly AlignedWord[]; readonly phonemes: readonly AlignedPhoneme[] },
  ): SpokenPart {
    const shift = this.#samples / espeakRate;
    this.#samples += samples.length;
    const moved = <T extends AlignedPhoneme | AlignedWord>(event: T): T => ({
      ...event,
      startSeconds: event.startSeconds + shift,
      endSeconds: event.endSeconds + shift,
    });
    if (this.#volume !== 1) {
      for (let i = 0; i < samples.length; i++) samples[i] = Math.max(-1, Math.min(1, samples[i]! * this.#volume));
    }
    return { samples, words: times.words.map(moved), phonemes: times.phonemes.map(moved) };
  }
}
