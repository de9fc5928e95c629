import { speechSampleRate } from '@talkgraph/media';
import type { AlignedPhoneme, AlignedWord } from '../alignment-document.js';
import type { SpeechRequest, SpeechSynthesizer } from '../contract.js';
import { melRowsOf } from './speech-features.js';

/** A text as a synthesiser says it: what is heard when is known exactly. */
export interface ReferenceSpeech {
  /** Log-mel rows of the sound, 100 a second. */
  readonly mel: Float32Array;
  readonly words: readonly AlignedWord[];
  readonly phonemes: readonly AlignedPhoneme[];
}

/** Speaks a text for comparison; nothing of the sound is kept but its features. @throws what the synthesiser throws */
export async function referenceSpeech(
  synthesizer: SpeechSynthesizer,
  said: Pick<SpeechRequest, 'text' | 'language' | 'mixed'>,
  signal?: AbortSignal,
): Promise<ReferenceSpeech> {
  const request = { ...said, speed: 1, pitch: 0, volume: 1 };
  const { parts, sampleRate } = await synthesizer.speak(request, signal ? { signal } : {});
  const words: AlignedWord[] = [];
  const phonemes: AlignedPhoneme[] = [];
  async function* samples(): AsyncGenerator<Float32Array> {
    for await (const part of parts) {
      words.push(...part.words);
      phonemes.push(...part.phonemes);
      yield part.samples;
    }
  }
  const mel = await melRowsOf(resampled(samples(), sampleRate), signal);
  return { mel, words, phonemes };
}

/** To the rate of the features, by linear interpolation: synthetic speech has little above 8 kHz that could fold back. */
async function* resampled(chunks: AsyncIterable<Float32Array>, from: number): AsyncGenerator<Float32Array> {
  const step = from / speechSampleRate;
  let at = 0;
  let last = 0;
  for await (const chunk of chunks) {
    const count = Math.max(0, Math.ceil((chunk.length - 1 - at) / step));
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const place = at + i * step;
      const left = Math.floor(place);
      const a = left < 0 ? last : chunk[left]!;
      out[i] = a + (chunk[left + 1]! - a) * (place - left);
    }
    // Places count from the next chunk's first sample; −1 is this chunk's last.
    at += count * step - chunk.length;
    last = chunk.at(-1) ?? last;
    yield out;
  }
}
