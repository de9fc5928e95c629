import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from '../affine-camera.js';
import { laplacianVariance } from '../laplacian-variance.js';
import { type CubicKernel, createCubicKernel } from '../resample.js';
import type { WarpMap } from '../warp-map.js';
import type { HeadSway } from './head-sway.js';
import { createHeadWarp, type HeadWarp } from './head-warp.js';

/** Moves a head that is seen by one camera, without making the picture softer or sharper. */
export interface HeadMover {
  /** The head moved by this much. It is one and the same object, which is moved on with every call. */
  to(sway: HeadSway): MovedHead;
}

/** A head as it is held in one frame. */
export interface MovedHead {
  /** Keeps the picture as sharp as it is. */
  readonly kernel: CubicKernel;
  /** Draws `source` with the head moved into `target`, which begins as a copy of it. */
  draw(source: Frame, target: Frame): void;
  /** Writes where the pixels of a map's region are taken from. */
  fill(map: WarpMap): void;
  /** Takes places of the picture, x y each, along with the head. */
  carry(places: Float32Array): void;
}

/** Kernels from soft to sharp; the first that keeps the face as sharp as it is, is taken. */
const kernels = [-0.62, -0.8, -1, -1.2, -1.4];
/** A small sway to try them on. */
const trial: HeadSway = { yaw: 0.004, pitch: 0.006, roll: 0.003, across: 0.003, down: 0.002 };

/**
 * Prepares moving a head.
 * @param picture shows the head; it is read now and not kept
 * @param unit size of the face in pixels
 */
export function createHeadMover(picture: Frame, camera: AffineCamera, unit: number): HeadMover {
  const warp = createHeadWarp(camera, picture.width, picture.height);
  const kernel = matchKernel(warp, picture, camera, unit);
  const moved: MovedHead = {
    kernel,
    draw: (source, target) => warp.draw(source, target, kernel),
    fill: (map) => warp.fill(map),
    carry: (places) => warp.carry(places),
  };
  return {
    to(sway) {
      warp.move(sway);
      return moved;
    },
  };
}

/** Between pixels grain gets lost: finds the kernel that makes up for it in this picture. */
function matchKernel(warp: HeadWarp, picture: Frame, camera: AffineCamera, unit: number): CubicKernel {
  const [x, y] = [camera[3]!, camera[7]!];
  const box = [x - 0.6 * unit, y - 0.4 * unit, x + 0.6 * unit, y + 0.5 * unit] as const;
  // The variance looks one pixel beyond the box.
  const only = { y0: Math.max(0, box[1] - 2), y1: box[3] + 3 };
  const before = laplacianVariance(picture, box);
  const moved: Frame = { ...picture, y: picture.y.slice(), u: picture.u.slice(), v: picture.v.slice() };
  warp.move(trial);
  let kernel = createCubicKernel(kernels[0]!);
  for (const sharpness of kernels) {
    kernel = createCubicKernel(sharpness);
    warp.draw(picture, moved, kernel, only);
    if (laplacianVariance(moved, box) >= 0.96 * before) break;
  }
  return kernel;
}
