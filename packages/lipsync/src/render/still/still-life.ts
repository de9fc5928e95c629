import type { Frame } from '@talkgraph/media';
import type { MouthTrack } from '../../mouth-track.js';
import type { AffineCamera } from '../affine-camera.js';
import { laplacianVariance } from '../laplacian-variance.js';
import { type CubicKernel, createCubicKernel } from '../resample.js';
import { planBlinks } from './blink-plan.js';
import { createBlinkDrawer } from './draw-blink.js';
import { type HeadSway, planSway } from './head-sway.js';
import { createHeadWarp, type HeadWarp } from './head-warp.js';

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
  const kernel = matchKernel(warp, options);
  return {
    blink: (target, seconds) => drawer.draw(target, blinks.closure(seconds)),
    sway: (source, target, seconds) => warp.draw(source, target, swayAt(seconds), kernel),
  };
}

/** Kernels from soft to sharp; the first that keeps the face as sharp as it is, is taken. */
const kernels = [-0.62, -0.8, -1, -1.2, -1.4];
/** A small sway to try them on. */
const trial: HeadSway = { yaw: 0.004, pitch: 0.006, roll: 0.003, across: 0.003, down: 0.002 };

/** Between pixels grain gets lost: finds the kernel that makes up for it in this picture. */
function matchKernel(warp: HeadWarp, { still, camera, unit }: StillLifeOptions): CubicKernel {
  const [x, y] = [camera[3]!, camera[7]!];
  const box = [x - 0.6 * unit, y - 0.4 * unit, x + 0.6 * unit, y + 0.5 * unit] as const;
  // The variance looks one pixel beyond the box.
  const only = { y0: Math.max(0, box[1] - 2), y1: box[3] + 3 };
  const before = laplacianVariance(still, box);
  const moved: Frame = { ...still, y: still.y.slice(), u: still.u.slice(), v: still.v.slice() };
  let kernel = createCubicKernel(kernels[0]!);
  for (const sharpness of kernels) {
    kernel = createCubicKernel(sharpness);
    warp.draw(still, moved, trial, kernel, only);
    if (laplacianVariance(moved, box) >= 0.96 * before) break;
  }
  return kernel;
}
