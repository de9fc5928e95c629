import type { GestureIntensity } from './gesture/gesture-controls.js';
import type { ExpressionControls } from './life/expression-controls.js';
import type { HeadMotionControls } from './life/head-motion-controls.js';

/** What to do when the sound is longer than the video. */
export const loopPolicies = ['best-transition', 'ping-pong', 'loop', 'freeze'] as const;
export type LoopPolicy = (typeof loopPolicies)[number];

/** Everything a user can turn; every backend takes the same. */
export interface LipSyncControls {
  /** Gain on the mouth's motion: 1 as estimated, 0 closed, up to 2. */
  readonly intensity: number;
  /** 0 crisp .. 1 soft; 0.3 by default. Closures on p b m stay closures at any value. */
  readonly smoothness: number;
  /** Moves the mouth against the sound, in milliseconds; positive is later. */
  readonly offsetMs: number;
  /** Softness of the blend at the mask's border: 1 by default, 0.25 hard, 3 very soft. */
  readonly maskFeather: number;
  /** Which face of the track to animate (`FaceSummary.id`); 0 is the largest. */
  readonly face: number;
  readonly loop: LoopPolicy;
  /** For a still: natural blinks and slight head motion. */
  readonly liveliness: boolean;
  /** The speaker's look beside the speech; as in the footage where left out. */
  readonly expression?: ExpressionControls;
  /** How the head follows the speech. Where left out, stills move naturally and videos as they do by themselves. */
  readonly headMotion?: HeadMotionControls;
  /** Shows the video's own gestures in the rhythm of the speech, however long it is; by `loop` alone where left out. */
  readonly gesture?: GestureIntensity;
}

export const defaultControls: LipSyncControls = Object.freeze({
  intensity: 1,
  smoothness: 0.3,
  offsetMs: 0,
  maskFeather: 1,
  face: 0,
  loop: 'best-transition',
  liveliness: true,
});
