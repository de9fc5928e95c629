import { biquad } from './biquad.js';
import { pitchOfWindow, pitchSampleRate, pitchWindow } from './pitch-of-window.js';
import { melodyRate, type SpeechMelody } from './prosody.js';

/** The sound a melody is heard in: mono at 16 kHz. */
const sampleRate = 16_000;
const hop = sampleRate / melodyRate;
const decimation = sampleRate / pitchSampleRate;
const pitchHop = pitchSampleRate / melodyRate;
/** Rows whose mean power makes one row's loudness: 30 ms. */
const loudnessRows = 3;
/** Power added to a row: 100 dB below full scale. */
const floor = 1e-10;

/**
 * Reads loudness and pitch of a voice from mono sound at 16 kHz, in chunks of any size. What grows is the melody alone,
 * 800 bytes a second. The same sound gives the same melody however it is chunked.
 * @throws what the chunks throw
 */
export async function hearMelody(chunks: AsyncIterable<Float32Array>): Promise<SpeechMelody> {
  const high = biquad('high-pass', 300, sampleRate);
  const low = biquad('low-pass', 3_000, sampleRate);
  const voice = biquad('low-pass', 900, sampleRate);
  const power: number[] = [];
  const pitches = new PitchRows();
  let count = 0;
  let sum = 0;
  for await (const samples of chunks) {
    for (const sample of samples) {
      sum += low(high(sample)) ** 2;
      const slow = voice(sample);
      count++;
      if (count % decimation === 0) pitches.push(slow);
      if (count % hop > 0) continue;
      power.push(sum / hop);
      sum = 0;
    }
  }
  if (count % hop > 0) power.push(sum / (count % hop));
  const loudness = Float32Array.from(power, (_, i) => 10 * Math.log10(meanAround(power, i) + floor));
  return { rowCount: power.length, loudness, pitch: pitches.finish(power.length) };
}

function meanAround(power: readonly number[], row: number): number {
  let sum = 0;
  for (let k = -(loudnessRows >> 1); k <= loudnessRows >> 1; k++) sum += power[row + k] ?? 0;
  return sum / loudnessRows;
}

/** Collects decimated sound and reads the pitch of every row whose window is complete. */
class PitchRows {
  readonly #rows: number[] = [];
  #buffer = new Float32Array(4 * pitchSampleRate);
  // Half a window of silence before the sound centres row 0 on its first sample.
  #length = pitchWindow >> 1;
  #read = 0;

  push(sample: number): void {
    if (this.#length === this.#buffer.length) this.#shift();
    this.#buffer[this.#length++] = sample;
    if (this.#length - this.#read < pitchWindow) return;
    this.#rows.push(pitchOfWindow(this.#buffer, this.#read));
    this.#read += pitchHop;
  }

  finish(rowCount: number): Float32Array {
    for (let i = 0; i < pitchWindow && this.#rows.length < rowCount; i++) this.push(0);
    return Float32Array.from({ length: rowCount }, (_, i) => this.#rows[i] ?? 0);
  }

  #shift(): void {
    this.#buffer.copyWithin(0, this.#read, this.#length);
    this.#length -= this.#read;
    this.#read = 0;
  }
}
