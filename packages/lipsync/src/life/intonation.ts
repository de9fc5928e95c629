import type { Stress } from '../prosody/prosody.js';

/** What is said between two pauses. */
export interface SpokenPhrase {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** How far the voice goes up over the phrase's last half second, in semitones; negative where it falls. */
  readonly riseSemitones: number;
}

/** What a face and a head follow in a recording: stressed syllables, phrases, and how lively the voice is. */
export interface Intonation {
  readonly schema: 'talkgraph.intonation/1';
  readonly stresses: readonly Stress[];
  readonly phrases: readonly SpokenPhrase[];
  /** Arousal of the voice, 0 calm .. 1 excited against the rest of the recording, `arousalRate` values a second. */
  readonly arousal: readonly number[];
}

export const arousalRate = 5;

/** Of a sound that nothing is known of: the head drifts, the face keeps its look. */
export const noIntonation: Intonation = Object.freeze({
  schema: 'talkgraph.intonation/1',
  stresses: [],
  phrases: [],
  arousal: [],
});
