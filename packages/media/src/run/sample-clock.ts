import { AV_NOPTS_VALUE } from 'node-av/constants';
import type { Frame as AvFrame, Stream } from 'node-av/lib';
import type { MediaInput } from './media-input.js';
import { forwardLimit, restartsClock } from './scan-frames.js';

/** Jumps in the timestamps shorter than this are rounding, not gaps, in seconds. */
const gapTolerance = 0.1;
/** A jump back further than this is a clock set anew (recordings joined end to end), not an overlap, in seconds. */
const longestOverlap = 1;
/** A longer hole than this is a broken timestamp, not silence, in seconds. */
const longestGap = 600;

/** A clock that is set anew more often than this is no clock, and is not listened to any more. */
const mostRestarts = 5;

/** Keeps count of samples against timestamps. */
export class SampleClock {
  readonly #secondsPerTick: number;
  readonly #longestGap: number;
  #expected: number | undefined;
  #restarts = 0;

  constructor(input: MediaInput, stream: Stream) {
    this.#secondsPerTick = stream.timeBase.num / stream.timeBase.den;
    this.#longestGap = restartsClock(input) ? forwardLimit : longestGap;
  }

  /** Seconds missing before this frame; 0 when it follows on, −1 when it lies wholly in the past and is left out. */
  gapBefore(frame: AvFrame): number {
    const seconds = frame.nbSamples / frame.sampleRate;
    const at = frame.pts === AV_NOPTS_VALUE ? undefined : Number(frame.pts) * this.#secondsPerTick;
    const gap = at === undefined || this.#expected === undefined ? 0 : at - this.#expected;
    if (gap < -longestOverlap) this.#restarts++;
    if (this.#restarts > mostRestarts) return 0;
    if (gap < -gapTolerance && gap > -longestOverlap && gap + seconds <= 0) return -1;
    const hole = gap > gapTolerance && gap < this.#longestGap ? gap : 0;
    // Drift within the tolerance is kept on the books, so that it cannot add up unnoticed.
    const start = Math.abs(gap) > gapTolerance || this.#expected === undefined ? (at ?? 0) : this.#expected;
    this.#expected = start + seconds;
    return hole;
  }
}
