import { biquad } from '../../prosody/biquad.js';

/** Values per second of an envelope. */
export const envelopeRate = 100;

/** Loudness is measured over this long, centred on the value's time. */
const windowSeconds = 0.025;
/** Silence is taken as this far below the loudest moment. */
const floorDb = -50;

/** Measures the loudness of a sound that arrives in pieces: 400 numbers a second stay in memory, not the sound. */
export interface EnvelopeMeter {
  /** Mono samples in −1..1, in order. */
  push(samples: Float32Array): void;
  /** One value per 10 ms, centred on 0, 0.01, 0.02 … seconds. */
  finish(): Float32Array;
}

/**
 * Loudness of the voice: RMS in dB of the 300–3000 Hz band over 25 ms, every 10 ms, then band-passed to 2–7 Hz, the rate
 * of syllables, so that its ups and downs can be compared with the opening of a mouth. The first derivation is
 * Chandrasekaran et al. 2009: mouth and voice move together in that band, the mouth 100–300 ms ahead at onsets.
 */
export function envelopeMeter(sampleRate: number): EnvelopeMeter {
  const high = biquad('high-pass', 300, sampleRate);
  const low = biquad('low-pass', Math.min(3000, sampleRate * 0.45), sampleRate);
  // Energy is summed in slots of 5 ms, so that 25 ms windows centred on every 10 ms are sums of five slots.
  const slotsPerSecond = 200;
  const slots: number[] = [];
  let heard = 0;
  return {
    push(samples) {
      for (const sample of samples) {
        const slot = Math.floor((heard++ * slotsPerSecond) / sampleRate);
        const value = low(high(sample));
        slots[slot] = (slots[slot] ?? 0) + value * value;
      }
    },
    finish() {
      const count = Math.ceil((heard * envelopeRate) / sampleRate);
      const reach = Math.floor((windowSeconds * slotsPerSecond) / 2);
      const energy = Float64Array.from({ length: count }, (_, i) => {
        let sum = 0;
        for (let k = -reach; k <= reach; k++) sum += slots[2 * i + k] ?? 0;
        return sum / (windowSeconds * sampleRate);
      });
      return syllables(energy);
    },
  };
}

/** Energy to decibels above the floor, band-passed forwards and backwards, so that nothing shifts in time. */
function syllables(energy: Float64Array): Float32Array {
  const loudest = energy.reduce((top, value) => Math.max(top, value), 1e-10);
  const levels = Float32Array.from(energy, (e) => Math.max(floorDb, 10 * Math.log10(e / loudest + 1e-12)) - floorDb);
  const once = (values: Float32Array) => {
    const high = biquad('high-pass', 2, envelopeRate);
    const low = biquad('low-pass', 7, envelopeRate);
    return values.map((value) => low(high(value)));
  };
  return once(once(levels).reverse()).reverse();
}

/** Reads an envelope at any time; 0 outside it. */
export function envelopeAt(envelope: Float32Array, seconds: number): number {
  const place = seconds * envelopeRate;
  const i = Math.floor(place);
  if (i < 0 || i + 1 >= envelope.length) return 0;
  const here = envelope[i] as number;
  return here + (place - i) * ((envelope[i + 1] as number) - here);
}
