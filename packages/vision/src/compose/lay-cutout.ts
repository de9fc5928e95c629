import type { Frame } from '@talkgraph/media';
import type { Cutout } from './cutout.js';

/** Where the upper left corner of a cutout lies in the picture; even, and outside the picture if need be. */
export interface CutoutPlace {
  readonly x: number;
  readonly y: number;
}

/** What each byte of a cutout becomes before it is laid. */
export interface ColourTables {
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

/** Lays a cutout over a picture, in place. */
export function layCutout(cutout: Cutout, place: CutoutPlace, tables: ColourTables | undefined, onto: Frame): void {
  const { width, height, alpha, chromaAlpha, from, to } = cutout;
  const luma = { width, height, alpha, values: cutout.y, table: tables?.y, from, to, pairs: 2 };
  layPlane(luma, place.x, place.y, onto.y, onto.width, onto.height);
  const half = { width: width >> 1, height: height >> 1, alpha: chromaAlpha, from, to, pairs: 1 };
  const [x, y, across, down] = [place.x / 2, place.y / 2, onto.width >> 1, onto.height >> 1];
  layPlane({ ...half, values: cutout.u, table: tables?.u }, x, y, onto.u, across, down);
  layPlane({ ...half, values: cutout.v, table: tables?.v }, x, y, onto.v, across, down);
}

interface CutPlane {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
  readonly values: Uint8Array;
  readonly table: Uint8Array | undefined;
  /** Where the person begins and ends in rows of pairs, and how many values of this plane a pair has along a side. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly pairs: number;
}

const unchanged = Uint8Array.from({ length: 256 }, (_, i) => i);

function layPlane(
  { width, height, alpha, values, table = unchanged, from, to: until, pairs }: CutPlane,
  x: number,
  y: number,
  onto: Uint8Array,
  across: number,
  down: number,
): void {
  const bottom = Math.min(height, down - y);
  for (let row = Math.max(0, -y); row < bottom; row++) {
    const pair = pairs === 2 ? row >> 1 : row;
    const left = Math.max(-x, pairs * from[pair]!);
    let to = (row + y) * across + left + x;
    const end = row * width + Math.min(across - x, pairs * until[pair]!);
    for (let at = row * width + left; at < end; at++, to++) {
      const share = alpha[at]!;
      if (share === 0) continue;
      const value = table[values[at]!]!;
      // Times 257 / 65536 is a division by 255 that rounds the same way.
      if (share === 255) onto[to] = value;
      else onto[to] = onto[to]! + (((value - onto[to]!) * share * 257 + 32768) >> 16);
    }
  }
}
