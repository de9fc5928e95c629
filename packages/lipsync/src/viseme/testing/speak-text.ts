import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { PhonemeEvent } from '../phoneme-event.js';

/** Synthesised speech at 16 kHz with the phonemes that were spoken when. */
export interface SpokenText {
  readonly samples: Float32Array;
  readonly events: readonly PhonemeEvent[];
}

interface EngineEvent {
  readonly type: string;
  readonly id: string;
  readonly audio_position: number;
}
interface EngineWorker {
  set_voice(name: string): unknown;
  synthesize(text: string, hear: (samples: Int16Array | undefined, events: readonly EngineEvent[]) => void): void;
}
type OpenEngine = () => Promise<{ eSpeakNGWorker: new () => EngineWorker }>;

const engineRate = 22_050;

/** Speaks with the eSpeak NG of the development dependencies, for tests. */
export async function speakText(voice: string, text: string): Promise<SpokenText> {
  const file = createRequire(import.meta.url).resolve('@echogarden/espeak-ng-emscripten');
  const { default: open } = (await import(pathToFileURL(file).href)) as { default: OpenEngine };
  const engine = await open();
  const worker = await new engine.eSpeakNGWorker();
  worker.set_voice(voice);
  const samples: number[] = [];
  const marks: { seconds: number; symbol: string }[] = [];
  worker.synthesize(text, (part, events) => {
    for (const value of part ?? []) samples.push(value / 32_768);
    for (const { type, id, audio_position } of events) {
      if (type === 'phoneme') marks.push({ seconds: audio_position / 1_000, symbol: id });
    }
  });
  const length = samples.length / engineRate;
  return {
    samples: atSixteenKilohertz(samples),
    events: marks.map(({ seconds, symbol }, i) => {
      return { startSeconds: seconds, endSeconds: marks[i + 1]?.seconds ?? length, symbol };
    }),
  };
}

/** Linear interpolation is enough: eSpeak's voices have little above 8 kHz. */
function atSixteenKilohertz(samples: readonly number[]): Float32Array {
  return Float32Array.from({ length: Math.floor((samples.length / engineRate) * 16_000) }, (_, i) => {
    const at = (i / 16_000) * engineRate;
    const before = samples[Math.floor(at)]!;
    const after = samples[Math.floor(at) + 1] ?? before;
    return before + (after - before) * (at % 1);
  });
}
