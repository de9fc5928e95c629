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
  const { width, height, alpha, chromaAlpha, from, to, solidFrom, solidTo } = cutout;
  const luma = { width, height, alpha, values: cutout.y, table: tables?.y, from, to, solidFrom, solidTo, pairs: 2 };
  layPlane(luma, place.x, place.y, onto.y, onto.width, onto.height);
  const half = { width: width >> 1, height: height >> 1, alpha: chromaAlpha, from, to, solidFrom, solidTo, pairs: 1 };
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
  /** Where the person begins and ends, and is whole, in rows of pairs; how many values of this plane a pair has along a side. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly solidFrom: Uint16Array;
  readonly solidTo: Uint16Array;
  readonly pairs: number;
}

function layPlane(plane: CutPlane, x: number, y: number, onto: Uint8Array, across: number, down: number): void {
  const { width, height, values, table, from, to, solidFrom, solidTo, pairs } = plane;
  const bottom = Math.min(height, down - y);
  for (let row = Math.max(0, -y); row < bottom; row++) {
    const pair = pairs === 2 ? row >> 1 : row;
    const left = Math.max(-x, pairs * from[pair]!);
    const right = Math.min(across - x, pairs * to[pair]!);
    const start = Math.min(right, Math.max(left, pairs * solidFrom[pair]!));
    const end = Math.max(start, Math.min(right, pairs * solidTo[pair]!));
    const [at, place] = [row * width, (row + y) * across + x];
    blend(plane, at + left, at + start, onto, place + left);
    if (table) for (let i = start; i < end; i++) onto[place + i] = table[values[at + i]!]!;
    else if (start < end) onto.set(values.subarray(at + start, at + end), place + start);
    blend(plane, at + end, at + right, onto, place + end);
  }
}

const unchanged = Uint8Array.from({ length: 256 }, (_, i) => i);

/** Lays the values from one place to another, which may lie before it: then there is nothing to lay. */
function blend(
  { alpha, values, table = unchanged }: Pick<CutPlane, 'alpha' | 'values' | 'table'>,
  from: number,
  end: number,
  onto: Uint8Array,
  place: number,
): void {
  for (let at = from, to = place; at < end; at++, to++) {
    const share = alpha[at]!;
    if (share === 0) continue;
    const value = table[values[at]!]!;
    // Times 257 / 65536 is a division by 255 that rounds the same way.
    if (share === 255) onto[to] = value;
    else onto[to] = onto[to]! + (((value - onto[to]!) * share * 257 + 32768) >> 16);
  }
}
