import { writeWav } from '@talkgraph/media';
import { createEspeakSynthesizer } from '@talkgraph/speech';

/** A recording for tests: sentences spoken by eSpeak NG, with pauses between and noise under them. */
export interface SpeechRecording {
  readonly sentences: readonly string[];
  readonly language?: string;
  /** Seconds of pause before, between and after. */
  readonly pauseSeconds?: number;
  readonly gain?: number;
  /** Amplitude of evenly distributed noise. */
  readonly noise?: number;
}

/** Speaks the sentences into a 16-bit WAV file; answers the samples and when each sentence is spoken. */
export async function writeSpeech(path: string, recording: SpeechRecording) {
  const { sentences, language = 'en-US', pauseSeconds = 1, gain = 1, noise = 0 } = recording;
  const voice = createEspeakSynthesizer();
  let sampleRate = 22_050;
  const pieces: Float32Array[] = [];
  const times: { readonly startSeconds: number; readonly endSeconds: number }[] = [];
  let length = 0;
  const add = (samples: Float32Array): void => {
    pieces.push(samples);
    length += samples.length;
  };
  add(new Float32Array(pauseSeconds * sampleRate));
  for (const text of sentences) {
    const spoken = await voice.speak({ text, language, speed: 1, pitch: 0, volume: 1 });
    sampleRate = spoken.sampleRate;
    const startSeconds = length / sampleRate;
    for await (const part of spoken.parts) add(part.samples);
    times.push({ startSeconds, endSeconds: length / sampleRate });
    add(new Float32Array(pauseSeconds * sampleRate));
  }
  const samples = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  // A linear congruential generator (Numerical Recipes), so that every run hears the same noise.
  let seed = 1;
  for (let i = 0; i < length; i++) {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    samples[i] = (samples[i] as number) * gain + (seed / 2 ** 31 - 1) * noise;
  }
  await writeWav(path, { sampleRate, channels: 1, samples });
  return { samples, sampleRate, times };
}
