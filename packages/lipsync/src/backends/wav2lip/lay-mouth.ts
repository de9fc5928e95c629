import type { Frame } from '@talkgraph/media';
import { createGridDoubler, type GridPart } from './double-grid.js';
import { type Affine, inverseOf } from './face-square.js';
import { readPicture } from './picture-numbers.js';
import { createSquarePlanes, type SquarePlanes } from './square-planes.js';

/** Changes of luma up to the first leave the fine detail of the skin as it is, those above the second replace it. */
const [detailStays, detailGoes] = [5, 22] as const;
/** With fewer cells than this for a pixel of the frame, linear interpolation would show the cells. */
const coarse = 0.75;
/** A larger change of luma is no difference of tone. */
const moved = 14;

/** Lays mouths of one size into frames. Holds the buffers it works in, so use it for one frame at a time. */
export interface MouthLayer {
  /**
   * Adds to `target` what the network changed, where the mask lets it. As only the change is laid on, skin keeps the detail that the
   * small square cannot hold; where the change is large (lips, teeth) that detail belongs to the old mouth and goes. A tone
   * that differs along the mask's border is taken off everywhere, so that it leaves no seam.
   */
  lay(target: Frame, mouth: MadeMouth): void;
}

/** What the network made of a square. */
export interface MadeMouth {
  /** The square as it was read from the frame. */
  readonly before: SquarePlanes;
  readonly toSquare: Affine;
  /** The network's answer, which begins at `at`. */
  readonly made: Float32Array;
  readonly at: number;
  /** How far each place of the square changes, 0 to 1, and how far all of it does. */
  readonly mask: Float32Array;
  readonly strength: number;
}

export function createMouthLayer(side: number): MouthLayer {
  const after = createSquarePlanes(side);
  const cells = side * side;
  const work: Layers = {
    side,
    luma: new Float32Array(2 * cells),
    chroma: new Float32Array(2 * cells),
    change: new Float32Array(cells),
    softened: new Float32Array(cells),
  };
  const double = createGridDoubler(side);
  const fine = new Float32Array(8 * cells);
  return {
    lay(target, { before, made, at, mask, toSquare, strength }) {
      readPicture(made, at, target.colour, after);
      makeLayers(before, after, mask, strength, work);
      const part = partOf(mask, side);
      if (!part) return;
      const area = areaOf(part, toSquare, target);
      if (Math.hypot(toSquare.a, toSquare.c) > coarse) addLuma(target, { grid: work.luma, side }, toSquare, area);
      else {
        double(work.luma, part, fine);
        addLuma(target, { grid: fine, side: 2 * side }, doubled(toSquare), area);
      }
      addChroma(target, work, toSquare, area);
    },
  };
}

interface Layers {
  readonly side: number;
  /** For each place what is added to luma, and the share of the frame's own luma that goes. */
  readonly luma: Float32Array;
  /** For each place what is added to U and V. */
  readonly chroma: Float32Array;
  readonly change: Float32Array;
  readonly softened: Float32Array;
}

function makeLayers(
  before: SquarePlanes,
  after: SquarePlanes,
  mask: Float32Array,
  strength: number,
  into: Layers,
): void {
  const { side, luma, chroma, change, softened } = into;
  const cells = side * side;
  for (let i = 0; i < cells; i++) change[i] = after.y[i]! - before.y[i]!;
  const tone = toneOf(before, after, mask, change);
  for (let i = 0; i < cells; i++) change[i]! -= tone.y;
  soften(change, mask, side, softened);
  for (let i = 0; i < cells; i++) {
    const share = strength * mask[i]!;
    const t = Math.min(1, Math.max(0, (softened[i]! - detailStays) / (detailGoes - detailStays)));
    const gone = share * t * t * (3 - 2 * t);
    luma[2 * i] = share * change[i]! + gone * before.y[i]!;
    luma[2 * i + 1] = gone;
    chroma[2 * i] = share * (after.u[i]! - before.u[i]! - tone.u);
    chroma[2 * i + 1] = share * (after.v[i]! - before.v[i]! - tone.v);
  }
}

/** By how much the network's picture is lighter or of another colour along the mask's border, where nothing should change. */
function toneOf({ u, v }: SquarePlanes, after: SquarePlanes, mask: Float32Array, change: Float32Array) {
  let [whole, sumY, sumU, sumV] = [1e-6, 0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    const weight = mask[i]! * (1 - mask[i]!);
    if (weight <= 0) continue;
    whole += weight;
    // What moved (a chin, a shadow) is no matter of tone.
    if (Math.abs(change[i]!) > moved) continue;
    sumY += weight * change[i]!;
    sumU += weight * (after.u[i]! - u[i]!);
    sumV += weight * (after.v[i]! - v[i]!);
  }
  return { y: sumY / whole, u: sumU / whole, v: sumV / whole };
}

/** Mean size of the change around each place of the mask, so that detail neither stays nor goes in spots. */
function soften(change: Float32Array, mask: Float32Array, side: number, into: Float32Array): void {
  const reach = Math.max(1, Math.round(side / 48));
  const down = reach * side;
  // The mask is empty along the border of the square, so every neighbour is inside.
  for (let i = down + reach; i < mask.length - down - reach; i++) {
    if (mask[i]! <= 0) continue;
    const above =
      Math.abs(change[i - down - reach]!) + Math.abs(change[i - down]!) + Math.abs(change[i - down + reach]!);
    const beside = Math.abs(change[i - reach]!) + Math.abs(change[i]!) + Math.abs(change[i + reach]!);
    const below =
      Math.abs(change[i + down - reach]!) + Math.abs(change[i + down]!) + Math.abs(change[i + down + reach]!);
    into[i] = (above + beside + below) / 9;
  }
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The part of the square in which the mask is not empty. */
function partOf(mask: Float32Array, side: number): GridPart | undefined {
  let [left, right, top, bottom] = [side, -1, side, -1];
  for (let row = 0, at = 0; row < side; row++) {
    for (let column = 0; column < side; column++, at++) {
      if (mask[at]! <= 0) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      bottom = row;
    }
  }
  return right < 0 ? undefined : { rows: [top, bottom + 1], columns: [left, right + 1] };
}

/** The part of the frame, with even borders, that it lies on. */
function areaOf({ rows, columns }: GridPart, toSquare: Affine, { width, height }: Frame): Area {
  const { a, b, c, d, e, f } = inverseOf(toSquare);
  const [top, bottom] = [rows[0] - 1, rows[1] + 1];
  const corners = [columns[0] - 1, columns[1] + 1].flatMap((x) => [top, bottom].map((y) => [x, y] as const));
  const xs = corners.map(([x, y]) => a * x + b * y + e);
  const ys = corners.map(([x, y]) => c * x + d * y + f);
  const even = (value: number, most: number) => Math.min(most, Math.max(0, 2 * Math.floor(value / 2)));
  return {
    left: even(Math.min(...xs), width),
    right: even(Math.max(...xs) + 2, width),
    top: even(Math.min(...ys), height),
    bottom: even(Math.max(...ys) + 2, height),
  };
}

function doubled({ a, b, c, d, e, f }: Affine): Affine {
  return { a: 2 * a, b: 2 * b, c: 2 * c, d: 2 * d, e: 2 * e, f: 2 * f };
}

interface PairGrid {
  readonly grid: Float32Array;
  readonly side: number;
}

function addLuma({ y: plane, width }: Frame, { grid, side }: PairGrid, { a, b, c, d, e, f }: Affine, area: Area): void {
  const last = side - 1;
  for (let row = area.top; row < area.bottom; row++) {
    let x = a * (area.left + 0.5) + b * (row + 0.5) + e - 0.5;
    let y = c * (area.left + 0.5) + d * (row + 0.5) + f - 0.5;
    for (let at = row * width + area.left, end = row * width + area.right; at < end; at++, x += a, y += c) {
      if (x < 0 || y < 0 || x >= last || y >= last) continue;
      const left = x | 0;
      const top = y | 0;
      const i = 2 * (top * side + left);
      const j = i + 2 * side;
      const s = x - left;
      const t = y - top;
      const upper = grid[i]! + s * (grid[i + 2]! - grid[i]!);
      const added = upper + t * (grid[j]! + s * (grid[j + 2]! - grid[j]!) - upper);
      const upperGone = grid[i + 1]! + s * (grid[i + 3]! - grid[i + 1]!);
      const gone = upperGone + t * (grid[j + 1]! + s * (grid[j + 3]! - grid[j + 1]!) - upperGone);
      const old = plane[at]!;
      const value = old - gone * old + added + 0.5;
      plane[at] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

function addChroma({ u, v, width }: Frame, { chroma, side }: Layers, { a, b, c, d, e, f }: Affine, area: Area): void {
  const last = side - 1;
  const half = width >> 1;
  for (let row = area.top >> 1; row < area.bottom >> 1; row++) {
    // The middle of a colour's pixel is the corner between four of luma.
    let x = a * (area.left + 1) + b * (2 * row + 1) + e - 0.5;
    let y = c * (area.left + 1) + d * (2 * row + 1) + f - 0.5;
    const end = row * half + (area.right >> 1);
    for (let at = row * half + (area.left >> 1); at < end; at++, x += 2 * a, y += 2 * c) {
      if (x < 0 || y < 0 || x >= last || y >= last) continue;
      const left = x | 0;
      const top = y | 0;
      const i = 2 * (top * side + left);
      const j = i + 2 * side;
      const s = x - left;
      const t = y - top;
      const upperU = chroma[i]! + s * (chroma[i + 2]! - chroma[i]!);
      const valueU = u[at]! + upperU + t * (chroma[j]! + s * (chroma[j + 2]! - chroma[j]!) - upperU) + 0.5;
      u[at] = valueU < 0 ? 0 : valueU > 255 ? 255 : valueU;
      const upperV = chroma[i + 1]! + s * (chroma[i + 3]! - chroma[i + 1]!);
      const valueV = v[at]! + upperV + t * (chroma[j + 1]! + s * (chroma[j + 3]! - chroma[j + 1]!) - upperV) + 0.5;
      v[at] = valueV < 0 ? 0 : valueV > 255 ? 255 : valueV;
    }
  }
}
