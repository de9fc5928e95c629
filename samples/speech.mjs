import { espeakRate, openEspeak, synthesise } from './speech/espeak.mjs';
import { speeches } from './speech/sentences.mjs';

export { wavBytes } from './speech/wav.mjs';
export { speeches };

/** Silence before the first and after the last word, and between two sentences, in seconds. */
export const speechGaps = Object.freeze({ ends: 0.3, between: 0.6 });

const loudest = 0.72;
// Below this a sample counts as silence when a sentence's ends are trimmed (of 32 768).
const silentBelow = 40;

/**
 * Speaks one of the sample texts.
 * @param {'en' | 'zh'} language
 * @returns {Promise<{samples: Int16Array, sampleRate: number, text: string,
 *   phonemes: {symbol: string, startSeconds: number, endSeconds: number}[]}>} mono sound, and the true times of its
 * phonemes (IPA as eSpeak NG writes it; an empty symbol is a pause) from 0 to the end of the sound
 */
export async function speak(language) {
  const { sentences, ...manner } = speeches[language];
  const worker = await openEspeak();
  const spoken = sentences.map((sentence) => trimmed(synthesise(worker, sentence, manner)));
  return { ...joinSentences(spoken), sampleRate: espeakRate, text: sentences.join(' ') };
}

/** Cuts the silence off both ends, phoneme times included. */
function trimmed({ samples, phonemes }) {
  let from = 0;
  let to = samples.length;
  while (from < to && Math.abs(samples[from]) < silentBelow) from++;
  while (to > from && Math.abs(samples[to - 1]) < silentBelow) to--;
  const [start, length] = [from / espeakRate, (to - from) / espeakRate];
  const clip = (seconds) => Math.min(length, Math.max(0, seconds - start));
  const moved = phonemes.map((p) => ({ ...p, startSeconds: clip(p.startSeconds), endSeconds: clip(p.endSeconds) }));
  return { samples: samples.subarray(from, to), phonemes: moved.filter((p) => p.endSeconds > p.startSeconds) };
}

function joinSentences(spoken) {
  const ends = Math.round(speechGaps.ends * espeakRate);
  const between = Math.round(speechGaps.between * espeakRate);
  const words = spoken.reduce((sum, { samples }) => sum + samples.length, 0);
  const samples = new Int16Array(2 * ends + between * (spoken.length - 1) + words);
  const peak = Math.max(...spoken.map(peakOf));
  const phonemes = [];
  let at = ends;
  for (const sentence of spoken) {
    sentence.samples.forEach((v, i) => {
      samples[at + i] = Math.round((v * loudest * 32767) / peak);
    });
    const shift = at / espeakRate;
    for (const p of sentence.phonemes) {
      phonemes.push({ symbol: p.symbol, startSeconds: p.startSeconds + shift, endSeconds: p.endSeconds + shift });
    }
    at += sentence.samples.length + between;
  }
  return { samples, phonemes: withPauses(phonemes, samples.length / espeakRate) };
}

const peakOf = ({ samples }) => samples.reduce((peak, v) => Math.max(peak, Math.abs(v)), 1);

/** Fills the gaps with pauses and joins neighbouring pauses, so the events cover the sound without a hole. */
function withPauses(phonemes, end) {
  const events = [];
  const add = (event) => {
    const last = events.at(-1);
    if (last && last.symbol === '' && event.symbol === '') last.endSeconds = event.endSeconds;
    else events.push({ ...event });
  };
  let now = 0;
  for (const phoneme of phonemes) {
    if (phoneme.startSeconds > now + 1e-6) add({ symbol: '', startSeconds: now, endSeconds: phoneme.startSeconds });
    add(phoneme);
    now = phoneme.endSeconds;
  }
  if (now < end) add({ symbol: '', startSeconds: now, endSeconds: end });
  return events;
}
