import type { PauseEvent } from '../mouth-track.js';

/** Rows per second of every speech melody. */
export const melodyRate = 100;

/** How loud and how high a voice is: row i describes the moment i/100 s. */
export interface SpeechMelody {
  readonly rowCount: number;
  /** Level of the band that carries vowels (300 to 3000 Hz), in dB of full scale; −100 in silence. */
  readonly loudness: Float32Array;
  /** Fundamental frequency in Hz, 0 where the voice has none. */
  readonly pitch: Float32Array;
}

/** A stressed syllable. */
export interface Stress {
  /** Where its vowel is loudest. */
  readonly seconds: number;
  /** How much it stands out from its neighbours: 0.5 a plain word stress, 1 the word that matters. */
  readonly prominence: number;
}

/** What a body moves to: stressed syllables in order, and the pauses between phrases. */
export interface Prosody {
  readonly durationSeconds: number;
  readonly stresses: readonly Stress[];
  readonly pauses: readonly PauseEvent[];
}
