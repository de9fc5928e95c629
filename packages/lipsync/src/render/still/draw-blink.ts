import type { Frame } from '@talkgraph/media';
import { smoothstep } from '../mouth-basis.js';
import { type EyeColumns, readEye } from './eye-columns.js';

/** Closes the eyes of a still picture. */
export interface BlinkDrawer {
  /** @param closure 0 open .. 1 closed */
  draw(target: Frame, closure: number): void;
}

/**
 * Prepares blinking for a still picture. Open eyes hide the lid's skin, so it is painted: the tone of the skin around the
 * eye, rounded by a little light, with the lashes' dark line along its edge.
 * @param mesh x y z per point, in the picture's pixels
 */
export function createBlinkDrawer(still: Frame, mesh: Float32Array, unit: number): BlinkDrawer {
  const eyes = [0, 1].map((eye) => readEye(still, mesh, eye, unit));
  return {
    draw(target, closure) {
      if (closure <= 0.01) return;
      for (const eye of eyes) drawLid(target, eye, closure, unit);
    },
  };
}

function drawLid(target: Frame, eye: EyeColumns, closure: number, unit: number): void {
  const half = target.width >> 1;
  const sigma = Math.max(0.7, 0.012 * unit);
  for (let i = 0; i < eye.count; i++) {
    const x = eye.x0 + i;
    const edge = eye.open[i]! + closure * (eye.shut[i]! - eye.open[i]!);
    const top = eye.fold[i]!;
    const full = top + 0.6 * (eye.open[i]! - top);
    const from = Math.max(0, Math.floor(top));
    const to = Math.min(target.height - 1, Math.ceil(edge + 2.5 * sigma));
    const span = Math.max(1, edge - full);
    for (let y = from; y <= to; y++) {
      const start = smoothstep(top, full, y) * smoothstep(0, 0.25, closure);
      const cover = start * Math.min(1, Math.max(0, edge - y + 0.5)) * eye.share[i]!;
      const down = Math.min(1, Math.max(0, (y - full) / span));
      const mix = 0.3 + 0.45 * down;
      const at = y * target.width + x;
      const round = 0.97 + 0.07 * Math.sin(Math.PI * Math.min(1, down * 1.1));
      const skin = (eye.above.y[i]! + mix * (eye.below.y[i]! - eye.above.y[i]!)) * round;
      const lashes = lashWeight(eye, i, (y - edge) / sigma, closure);
      let luma = target.y[at]! + cover * (skin - target.y[at]!);
      luma += lashes * Math.min(0, eye.lash[i]! - luma);
      target.y[at] = luma + 0.5;
      if (y % 2 || x % 2) continue;
      const chroma = (y >> 1) * half + (x >> 1);
      target.u[chroma]! += cover * (eye.above.u[i]! + mix * (eye.below.u[i]! - eye.above.u[i]!) - target.u[chroma]!);
      target.v[chroma]! += cover * (eye.above.v[i]! + mix * (eye.below.v[i]! - eye.above.v[i]!) - target.v[chroma]!);
    }
  }
}

/** The lashes' line: strongest at the lid's edge, thinner towards the corners, hanging a little below. */
function lashWeight(eye: EyeColumns, i: number, distance: number, closure: number): number {
  const across = Math.max(0, Math.sin((Math.PI * (i + 0.5)) / eye.count));
  const reach = distance > 0 ? distance * 0.85 : distance * 1.3;
  return 0.8 * smoothstep(0, 0.3, closure) * across ** 0.6 * eye.share[i]! * Math.exp(-reach * reach);
}
