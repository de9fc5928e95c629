import { type FacePlace, isOutsideLowerFace } from './face-regions.js';
import type { LumaPlane } from './luma-plane.js';

/** How far pixels that must not change differ from the template's, in luma levels. */
export interface OutsideChange {
  readonly mean: number;
  /** 99.9th percentile: one wrong region shows here though the mean hides it. */
  readonly p999: number;
}

/** Every how many pixels, in both directions, a pixel is compared. */
const stride = 3;

/**
 * Compares two pictures of the same size away from the lower face. Both went through an encoder, so a small mean is
 * noise of the encoding; a renderer that keeps to its mask changes nothing before that. Null when no pixel is outside.
 */
export function outsideChange(made: LumaPlane, template: LumaPlane, place: FacePlace): OutsideChange | null {
  const counts = new Float64Array(256);
  let total = 0;
  for (let y = 0; y < made.height; y += stride) {
    for (let x = 0; x < made.width; x += stride) {
      if (!isOutsideLowerFace(place, x, y)) continue;
      const at = y * made.width + x;
      const change = Math.abs((made.data[at] as number) - (template.data[at] as number));
      counts[change] = (counts[change] as number) + 1;
      total++;
    }
  }
  if (total === 0) return null;
  let sum = 0;
  let below = 0;
  let p999 = 0;
  for (const [change, count] of counts.entries()) {
    sum += change * count;
    if (below < 0.999 * total) p999 = change;
    below += count;
  }
  return { mean: sum / total, p999 };
}
