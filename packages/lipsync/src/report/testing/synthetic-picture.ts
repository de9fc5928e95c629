import type { Frame } from '@talkgraph/media';
import { seededRandom } from '../../talk/loop/seeded-random.js';
import type { LumaPlane } from '../measures/luma-plane.js';

/** A picture whose brightness is a function of the place. */
export function picture(width: number, height: number, at: (x: number, y: number) => number): LumaPlane {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * width + x] = Math.max(0, Math.min(255, Math.round(at(x, y))));
  }
  return { width, height, data };
}

/** Fine detail: noise of the given strength about mid grey. */
export function grain(strength: number, seed = 1): (x: number, y: number) => number {
  const random = seededRandom(seed);
  const values = Float32Array.from({ length: 1 << 16 }, () => 2 * random() - 1);
  return (x, y) => 128 + strength * (values[(y * 257 + x) & 0xffff] as number);
}

/** A picture as a grey frame that behaves like a pooled one: its memory is used again once it is freed. */
export function frameOf({ width, height, data }: LumaPlane): Frame {
  const y = Buffer.from(data);
  const chroma = () => new Uint8Array((width * height) / 4).fill(128);
  return {
    width,
    height,
    y,
    u: chroma(),
    v: chroma(),
    colour: { matrix: 'bt709', fullRange: true },
    [Symbol.dispose]: () => void y.fill(0),
  };
}

/**
 * A face mesh of which the points that measures use are in natural places: eyes at (x, y), outer corners `unit` apart,
 * jaw and cheeks on an ellipse about the mouth, which opens by `open` units.
 */
export function faceMesh(x: number, y: number, unit: number, open = 0): Float32Array {
  const mesh = new Float32Array(468 * 3);
  const put = (index: number, dx: number, dy: number) => mesh.set([x + unit * dx, y + unit * dy, 0], index * 3);
  put(33, -0.5, 0);
  put(263, 0.5, 0);
  put(1, 0, 0.45);
  put(13, 0, 0.8 - open / 2);
  put(14, 0, 0.8 + open / 2);
  put(78, -0.25, 0.8);
  put(308, 0.25, 0.8);
  const jaw = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454];
  for (const [i, point] of jaw.entries()) {
    const angle = Math.PI * (1 - i / (jaw.length - 1));
    put(point, 0.75 * Math.cos(angle), 0.5 + 0.9 * Math.sin(angle));
  }
  const [rightCheek, rightWing, under, leftWing, leftCheek] = [425, 327, 2, 98, 205];
  put(rightCheek, 0.4, 0.5);
  put(rightWing, 0.15, 0.58);
  put(under, 0, 0.6);
  put(leftWing, -0.15, 0.58);
  put(leftCheek, -0.4, 0.5);
  return mesh;
}
