import { isUsable, type LoopFeatures } from '../talk/loop/loop-features.js';
import { movingEnergy } from './find-movements.js';

/** Frames at which the hands are still: there a template may be left, entered and turned round at. */
export interface CutPoint {
  readonly frame: number;
  /** Number of the still stretch it lies in. */
  readonly stretch: number;
}

/** Cuts of one still stretch lie this far apart: one frame more or less between two of them is a pace of 0.8 to 1.25. */
const spacingSeconds = 0.2;

/**
 * The cut points of a clip, in order: hands still and face usable from the frame before for as long as a cross-fade lasts,
 * so that whichever picture fades in or out, no hand moves in it.
 */
export function findCutPoints(energy: Float32Array, features: LoopFeatures, blend: number): CutPoint[] {
  const spacing = Math.max(1, Math.round(spacingSeconds * features.framesPerSecond));
  const cuts: CutPoint[] = [];
  let stretch = -1;
  let calmFrom = -1;
  // Frame n is calm when the motion towards it is; a stretch ends where one frame is not.
  for (let n = 0; n < energy.length; n++) {
    if (energy[n]! >= movingEnergy || !isUsable(features, n)) {
      calmFrom = -1;
      continue;
    }
    if (calmFrom < 0) {
      calmFrom = n;
      stretch++;
    }
    const frame = n - blend;
    if (frame < calmFrom) continue;
    const last = cuts.at(-1);
    if (!last || last.stretch !== stretch || frame - last.frame >= spacing) cuts.push({ frame, stretch });
  }
  return cuts;
}
