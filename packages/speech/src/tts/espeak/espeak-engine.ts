import loadEspeak, { type EspeakWorker } from '@echogarden/espeak-ng-emscripten';
import { speechEngineFailed } from '../../errors.js';

/** eSpeak NG's sample rate in hertz. */
export const espeakRate = 22_050;

/** How eSpeak NG is to speak, in its own units. */
export interface EspeakManner {
  /** A voice, with a variant after a plus sign: `cmn+f2`. */
  readonly voice: string;
  /** Words a minute, 80 to 450. */
  readonly rate: number;
  /** 0 to 99; 50 is the voice's own. */
  readonly pitch: number;
  /** How lively the melody is, 0 to 99. */
  readonly range: number;
}

/** Something that begins at a moment of the sound. */
export interface EspeakEvent {
  readonly kind: 'word' | 'phoneme';
  readonly seconds: number;
  /** Of a phoneme its IPA symbol, empty for a pause; of a word ''. */
  readonly symbol: string;
  /** Of a word: where it begins in the text, in code points from 0. */
  readonly position: number;
  /** Of a phoneme that the voice says in another language than its own: eSpeak NG's name of that. */
  readonly language?: string;
}

export interface EspeakUtterance {
  readonly samples: Float32Array;
  readonly events: readonly EspeakEvent[];
}

/** One eSpeak NG. The same utterances in the same order always sound the same. */
export interface EspeakEngine {
  hasVoice(voice: string): boolean;
  /** Speaks a text of a few sentences at once; blocks for a few milliseconds a second of sound. */
  utter(text: string, manner: EspeakManner): EspeakUtterance;
}

/**
 * Starts an eSpeak NG of one's own. It seeds the noise of its consonants from the clock, so the clock stands still while
 * it starts and speaks. @throws SPEECH_ENGINE_FAILED
 */
export async function openEspeak(): Promise<EspeakEngine> {
  const module = await loadEspeak().catch((cause: unknown) => {
    throw speechEngineFailed({ engine: 'eSpeak NG' }, cause);
  });
  const worker = atFixedTime(() => new module.eSpeakNGWorker());
  // Leaves room above the loudest voices: at 100 some of them clip.
  worker.set_volume(engineVolume);
  return {
    hasVoice: (voice) => worker.set_voice(voice) === 0,
    utter: (text, manner) => utter(worker, text, manner),
  };
}

const engineVolume = 80;

function utter(worker: EspeakWorker, text: string, { voice, rate, pitch, range }: EspeakManner): EspeakUtterance {
  worker.set_voice(voice);
  worker.set_rate(Math.round(Math.min(450, Math.max(80, rate))));
  worker.set_pitch(Math.round(Math.min(99, Math.max(0, pitch))));
  worker.set_range(range);
  const chunks: Float32Array[] = [];
  const events: EspeakEvent[] = [];
  let other: { readonly language?: string } = {};
  atFixedTime(() =>
    worker.synthesize(text, (sound, batch) => {
      // The sound lies in the module's memory and is overwritten by the next call.
      if (sound?.length) chunks.push(Float32Array.from(sound, (value) => value / 32_768));
      for (const { type, id, audio_position: milliseconds, text_position: position } of batch) {
        if (type !== 'word' && type !== 'phoneme') continue;
        const symbol = type === 'phoneme' && typeof id === 'string' ? id : '';
        // `(en)` and `(cmn)` tell that the voice changes its language within a sentence, and goes back to its own.
        const [, change] = /^\((.*)\)$/.exec(symbol) ?? [];
        if (change !== undefined) {
          other = voice.split('+')[0] === change ? {} : { language: change };
          continue;
        }
        const seconds = milliseconds / 1000;
        events.push({ kind: type, seconds, symbol, position: Math.max(0, position - 1), ...(symbol && other) });
      }
    }),
  );
  return { samples: joined(chunks), events };
}

/** Runs a call that does not wait for anything, with Date.now standing still. */
function atFixedTime<T>(call: () => T): T {
  const now = Date.now;
  Date.now = () => 0;
  try {
    return call();
  } finally {
    Date.now = now;
  }
}

function joined(chunks: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
