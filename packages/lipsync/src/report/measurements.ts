import type { ClosureMeasure } from './measures/measure-closures.js';
import type { JitterMeasure } from './measures/measure-jitter.js';
import type { StillnessMeasure } from './measures/measure-stillness.js';
import type { SyncMeasure } from './measures/measure-sync.js';
import type { OutsideChange } from './measures/outside-change.js';
import type { FrameWindow } from './measures/spread-windows.js';

/** Detail or gradients of the result and of the template at the same place. */
export interface RatioMeasure {
  readonly out: number;
  readonly in: number;
  /** out / in: 1 where the result is as the template was. */
  readonly ratio: number;
}

/** What was seen and heard in the finished file. A measure is null where there was nothing to measure it on. */
export interface Measurements {
  /** The stretches that were looked at, in output frames. */
  readonly windows: readonly FrameWindow[];
  readonly framesMeasured: number;
  readonly framesWithFace: number;
  /** The measured opening against the opening asked for, a user's own offset already taken into account. */
  readonly sync: SyncMeasure | null;
  /** Deviation in units of the opening asked for over the measured frames; 0 when the sound is silent. */
  readonly askedDeviation: number;
  /** The same against the loudness of the voice: for the mouth seen, and for the mouth asked for (what to expect). */
  readonly voice: SyncMeasure | null;
  readonly voiceExpected: SyncMeasure | null;
  readonly closures: ClosureMeasure | null;
  readonly stillness: StillnessMeasure | null;
  readonly jitter: JitterMeasure | null;
  readonly sharpness: RatioMeasure | null;
  /** At the border size where the seam shows most. */
  readonly seam: RatioMeasure | null;
  readonly outside: OutsideChange | null;
  /** Partial correlation with the template's own speech, 0..1 in size. */
  readonly ownMotion: number | null;
}
