/** Rows per second of every mouth track. */
export const mouthTrackRate = 100;

/** An instant at which the lips must touch (p b m) or the lower lip must meet the upper teeth (f v), in seconds. */
export interface ClosureEvent {
  readonly kind: 'bilabial' | 'labiodental';
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A stretch without speech, in seconds: the mouth rests. */
export interface PauseEvent {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * Mouth motion for one recording. `values` holds `rowCount` rows of one number per entry of `mouthParameters`; row i is
 * the shape at i/100 seconds.
 */
export interface MouthTrack {
  readonly schema: 'talkgraph.mouth-track/1';
  /** Content hash of the sound this was made from. */
  readonly audioHash: string;
  readonly language: string;
  readonly rowCount: number;
  readonly values: Float32Array;
  readonly closures: readonly ClosureEvent[];
  readonly pauses: readonly PauseEvent[];
}
