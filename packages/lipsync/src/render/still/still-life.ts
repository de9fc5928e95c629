import type { Frame } from '@talkgraph/media';
import type { MouthTrack } from '../../mouth-track.js';
import type { AffineCamera } from '../affine-camera.js';
import { planBlinks } from './blink-plan.js';
import { createBlinkDrawer } from './draw-blink.js';
import { planSway } from './head-sway.js';
import { createHeadWarp } from './head-warp.js';

/** Makes a still picture live: it blinks and moves its head a little. */
export interface StillLife {
  /** Closes the lids in a copy of the still. */
  blink(target: Frame, seconds: number): void;
  /** Draws `source` with the head moved into `target`, which begins as a copy of it. */
  sway(source: Frame, target: Frame, seconds: number): void;
}

export interface StillLifeOptions {
  /** The face in the picture's pixels, x y z per mesh point, and its camera and size. */
  readonly mesh: Float32Array;
  readonly camera: AffineCamera;
  readonly unit: number;
  /** The picture; it is read now and not kept. */
  readonly still: Frame;
  readonly mouth: MouthTrack;
  readonly durationSeconds: number;
  readonly seed: number;
}

/** Plans a still's life for the length of a recording; the same for the same seed. */
export function createStillLife(options: StillLifeOptions): StillLife {
  const blinks = planBlinks(options.durationSeconds, options.seed);
  const swayAt = planSway(options.mouth, options.seed);
  const drawer = createBlinkDrawer(options.still, options.mesh, options.unit);
  const warp = createHeadWarp(options.camera, options.still.width, options.still.height);
  return {
    blink: (target, seconds) => drawer.draw(target, blinks.closure(seconds)),
    sway: (source, target, seconds) => warp.draw(source, target, swayAt(seconds)),
  };
}
