import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from './affine-camera.js';
import type { MovedHead } from './still/head-mover.js';
import type { WarpMap } from './warp-map.js';

/** Has a map begin with what the head's motion does to its region, and the region of `target` with what it was. */
export function beginAgain(map: WarpMap, head: MovedHead, source: Frame, target: Frame): void {
  head.fill(map);
  const { x0, y0, x1, y1 } = map.region;
  const { width } = source;
  for (let y = y0; y < y1; y++) {
    const row = y * width;
    target.y.set(source.y.subarray(row + x0, row + x1), row + x0);
  }
  for (let y = y0 >> 1; y < y1 >> 1; y++) {
    const [first, end] = [(y * width + x0) >> 1, (y * width + x1) >> 1];
    target.u.set(source.u.subarray(first, end), first);
    target.v.set(source.v.subarray(first, end), first);
  }
}

const places = new Float32Array(6);

/** The camera that sees a head as it is held, about the mouth: the motion is taken as even there. */
export function carriedCamera(camera: AffineCamera, head: MovedHead, into: AffineCamera): AffineCamera {
  const [x, y] = [camera[3]!, camera[7]!];
  // An eighth of a face to either side is about the mouth's corner.
  const step = Math.max(4, 0.25 * Math.hypot(camera[1]!, camera[5]!));
  places.set([x, y, x + step, y, x, y + step]);
  head.carry(places);
  const [toX, toY] = [places[0]!, places[1]!];
  const [xx, yx] = [(places[2]! - toX) / step, (places[3]! - toY) / step];
  const [xy, yy] = [(places[4]! - toX) / step, (places[5]! - toY) / step];
  for (let i = 0; i < 3; i++) {
    into[i] = xx * camera[i]! + xy * camera[4 + i]!;
    into[4 + i] = yx * camera[i]! + yy * camera[4 + i]!;
  }
  into[3] = toX;
  into[7] = toY;
  return into;
}
