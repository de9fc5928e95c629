import type { FacePlace } from './face-regions.js';
import type { LumaPlane } from './luma-plane.js';

/** A seam may lie anywhere in the blend's width, so the border is looked at at these sizes about the mouth. */
export const borderScales = [0.7, 0.85, 1] as const;

/** Half the distance, in pixels, over which the gradient across the border is taken. */
const reach = 1.5;

/**
 * Mean size of the brightness gradient across the lower face's border, |∂I/∂n| in levels a pixel, at each of
 * `borderScales`. The direction is the one away from the mouth. Compare it with the same place of the template: a seam
 * makes it larger.
 */
export function borderGradients(plane: LumaPlane, place: FacePlace): number[] {
  return borderScales.map((scale) => {
    let sum = 0;
    let count = 0;
    for (const [x, y] of walkBorder(place, scale)) {
      const away = Math.hypot(x - place.mouthX, y - place.mouthY);
      if (away < 1) continue;
      const dx = (reach * (x - place.mouthX)) / away;
      const dy = (reach * (y - place.mouthY)) / away;
      const outer = lumaAt(plane, x + dx, y + dy);
      const inner = lumaAt(plane, x - dx, y - dy);
      if (outer === undefined || inner === undefined) continue;
      sum += Math.abs(outer - inner) / (2 * reach);
      count++;
    }
    return count === 0 ? Number.NaN : sum / count;
  });
}

/** Points about a pixel apart along the closed border. */
function* walkBorder(place: FacePlace, scale: number): Generator<readonly [number, number]> {
  const { border, mouthX, mouthY } = place;
  const count = border.length / 2;
  const x = (i: number) => mouthX + scale * ((border[(i % count) * 2] as number) - mouthX);
  const y = (i: number) => mouthY + scale * ((border[(i % count) * 2 + 1] as number) - mouthY);
  for (let i = 0; i < count; i++) {
    const steps = Math.max(1, Math.round(Math.hypot(x(i + 1) - x(i), y(i + 1) - y(i))));
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      yield [x(i) + t * (x(i + 1) - x(i)), y(i) + t * (y(i + 1) - y(i))];
    }
  }
}

/** Brightness between pixels (bilinear); undefined outside the picture. */
function lumaAt({ width, height, data }: LumaPlane, x: number, y: number): number | undefined {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return undefined;
  const at = top * width + left;
  const fx = x - left;
  const upper = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
  const lower = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx;
  return upper + (y - top) * (lower - upper);
}
