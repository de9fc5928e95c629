import { createEspeakSynthesizer } from '../../packages/speech/dist/index.js';

/** Speaks a text with eSpeak NG, and everything that is known of it. */
export async function speak(request) {
  const { parts, sampleRate } = await createEspeakSynthesizer().speak({ speed: 1, pitch: 0, volume: 1, ...request });
  const samples = [];
  const phonemes = [];
  const words = [];
  for await (const part of parts) {
    samples.push(part.samples);
    phonemes.push(...part.phonemes);
    words.push(...part.words);
  }
  return { samples: joined(samples), sampleRate, phonemes, words };
}

function joined(chunks) {
  const all = new Float32Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Linear interpolation is enough: eSpeak NG's voices have little above 8 kHz. */
export function atSixteenKilohertz(samples, rate) {
  return Float32Array.from({ length: Math.floor((samples.length / rate) * 16_000) }, (_, i) => {
    const at = (i / 16_000) * rate;
    const before = samples[Math.floor(at)];
    return before + ((samples[Math.floor(at) + 1] ?? before) - before) * (at % 1);
  });
}

/** How far the starts of the same written words lie apart, in seconds, the smallest first. */
export function heardWords(spoken, found) {
  return spoken
    .flatMap(({ from, startSeconds }) => {
      const word = found.find((other) => other.from === from);
      return word ? [Math.abs(word.startSeconds - startSeconds)] : [];
    })
    .sort((a, b) => a - b);
}
