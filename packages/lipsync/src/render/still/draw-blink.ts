import type { Frame } from '@talkgraph/media';
import { smoothstep } from '../mouth-basis.js';
import { type EyeColumns, readEye } from './eye-columns.js';

/** Closes the eyes of a still picture. */
export interface BlinkDrawer {
  /** @param closure 0 open .. 1 closed */
  draw(target: Frame, closure: number): void;
}

/** How far lashes hang below the lid's edge, and how high they stand above it when the eye is closed, in u. */
const lashBand = 0.015;
const lashesClosed = 0.03;
/** Above this unrest of both eyes' lashes, in u, the mesh has not found the lids (cartoons): no blink is better than a torn one. */
const mostUnrest = 0.16;
/** The lid unfolds: skin near the brow is stretched less, skin near the lashes more. 1 stretches all of it alike. */
const unfolding = 1.4;

/**
 * Prepares blinking for a still picture. An open eye hides the lid's skin, so the skin between brow and lashes is drawn down
 * over the eye, with its shade and make-up, and the lashes along its edge. The eye below stays as it is.
 * @param mesh x y z per point, in the picture's pixels
 */
export function createBlinkDrawer(still: Frame, mesh: Float32Array, unit: number): BlinkDrawer {
  const eyes = [0, 1].map((eye) => readEye(still, mesh, eye, unit));
  const band = Math.max(1, lashBand * unit);
  if (eyes.every(({ unrest }) => unrest > mostUnrest)) return { draw() {} };
  return {
    draw(target, closure) {
      if (closure <= 0.01) return;
      const { width, height, y, u, v } = target;
      for (const eye of eyes) {
        for (let i = 0; i < eye.count; i++) drawColumn(y, width, height, lidAt(eye, i, closure, band), eye.x0 + i, 1);
        for (let i = eye.x0 % 2; i < eye.count; i += 2) {
          const lid = lidAt(eye, i, closure, band);
          const column = (eye.x0 + i) >> 1;
          drawColumn(u, width >> 1, height >> 1, lid, column, 2);
          drawColumn(v, width >> 1, height >> 1, lid, column, 2);
        }
      }
    },
  };
}

/** A lid in one column of pixels, in rows of the picture. */
interface Lid {
  /** Where the skin begins to move, and where the lashes begin. */
  readonly top: number;
  readonly lashes: number;
  /** Where the lid's edge is in the picture. */
  readonly from: number;
  /** Where the lashes' beginning and the edge go. */
  readonly lashesTo: number;
  readonly to: number;
  readonly band: number;
}

function lidAt(eye: EyeColumns, i: number, closure: number, band: number): Lid {
  const from = eye.open[i]!;
  const reach = Math.max(0, eye.shut[i]! - from) * eye.share[i]!;
  const to = from + closure * reach;
  const top = Math.min(eye.top[i]!, from - 3 * band);
  const lashes = Math.min(from - band, Math.max(top + band, eye.lashes[i]!));
  // Seen from the front, lashes that are lowered stand out less.
  const height = from - lashes;
  const closed = Math.min(height, (lashesClosed / lashBand) * band);
  return { top, lashes, from, lashesTo: to - height - closure * eye.share[i]! * (closed - height), to, band };
}

/**
 * Draws a lid's skin down one column, from its edge upwards: every pixel comes from above itself, so that none is read that
 * was drawn before.
 * @param step rows of the picture per row of the plane
 */
function drawColumn(plane: Uint8Array, width: number, height: number, lid: Lid, x: number, step: number): void {
  const { top, from, to, band } = lid;
  if (to - from < 0.2 || x < 0 || x >= width) return;
  // What is below the lashes' band stays; between, it goes over.
  const last = Math.min(height - 1, Math.ceil((to + band) / step));
  for (let row = last; row >= Math.max(0, Math.ceil(top / step)); row--) {
    const y = row * step;
    const cover = 1 - smoothstep(to + 0.35 * band, to + band, y);
    if (cover <= 0) continue;
    const at = row * width + x;
    const taken = sample(plane, width, height, x, sourceRow(lid, y) / step);
    plane[at] = plane[at]! + cover * (taken - plane[at]!) + 0.5;
  }
}

/** Where a row of the drawn lid comes from. */
function sourceRow({ top, lashes, from, lashesTo, to, band }: Lid, y: number): number {
  if (y >= lashesTo) return lashes + ((y - lashesTo) * (from + band - lashes)) / (to + band - lashesTo);
  const t = (y - top) / (lashesTo - top);
  const a = Math.min(unfolding, (lashesTo - top) / (lashes - top));
  return top + (lashes - top) * (a * t + (1 - a) * t * t);
}

function sample(plane: Uint8Array, width: number, height: number, x: number, row: number): number {
  const i = Math.min(height - 2, Math.max(0, Math.floor(row)));
  const at = i * width + x;
  return plane[at]! + (row - i) * (plane[at + width]! - plane[at]!);
}
