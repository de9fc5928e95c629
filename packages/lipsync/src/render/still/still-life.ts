import type { Frame } from '@talkgraph/media';
import type { HeadMotionControls } from '../../life/head-motion-controls.js';
import { planHeadMotion } from '../../life/head-motion-plan.js';
import type { Intonation } from '../../life/intonation.js';
import type { AffineCamera } from '../affine-camera.js';
import { planBlinks } from './blink-plan.js';
import { createBlinkDrawer } from './draw-blink.js';
import { createHeadMover, type MovedHead } from './head-mover.js';

/** Makes a still picture live: it blinks, and its head follows the speech. */
export interface StillLife {
  /** Tells whether the lids move at a moment. */
  blinks(seconds: number): boolean;
  /** Closes the lids in a copy of the still. */
  blink(target: Frame, seconds: number): void;
  /** The head as it is held at a moment; the same object every time. */
  head(seconds: number): MovedHead;
}

export interface StillLifeOptions {
  /** The face in the picture's pixels, x y z per mesh point, and its camera and size. */
  readonly mesh: Float32Array;
  readonly camera: AffineCamera;
  readonly unit: number;
  /** The picture; it is read now and not kept. */
  readonly still: Frame;
  readonly intonation: Intonation;
  readonly motion: HeadMotionControls;
  readonly durationSeconds: number;
  readonly seed: number;
}

/** A speaker blinks a little after the last sound of a phrase. */
const afterPhrase = 0.06;

/** Plans a still's life for the length of a recording; the same for the same seed. */
export function createStillLife(options: StillLifeOptions): StillLife {
  const { intonation, motion, durationSeconds, seed } = options;
  const moments = intonation.phrases.map(({ endSeconds }) => endSeconds + afterPhrase);
  const blinks = motion.blinks ? planBlinks(durationSeconds, seed, moments) : undefined;
  const swayAt = planHeadMotion(intonation, durationSeconds, motion, seed);
  const drawer = createBlinkDrawer(options.still, options.mesh, options.unit);
  const mover = createHeadMover(options.still, options.camera, options.unit);
  return {
    blinks: (seconds) => blinks !== undefined && blinks.closure(seconds) > 0,
    blink: (target, seconds) => drawer.draw(target, blinks?.closure(seconds) ?? 0),
    head: (seconds) => mover.to(swayAt(seconds)),
  };
}
