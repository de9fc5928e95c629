import type { Planes } from '../picture-memory.js';

/** A picture of noise, the same for the same seed: every pixel differs from its neighbours. */
export function noisePicture(width: number, height: number, seed: number): Planes {
  let state = seed;
  const noise = () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state >> 16;
  };
  const plane = (size: number) => Uint8Array.from({ length: size }, noise);
  return { y: plane(width * height), u: plane((width * height) / 4), v: plane((width * height) / 4) };
}

export function copyOf({ y, u, v }: Planes): Planes {
  return { y: y.slice(), u: u.slice(), v: v.slice() };
}

/** The kernel of Catmull and Rom: four weights out of 512 for each of 64 places between two pixels. */
export function catmullRom(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, i) => {
    const f = (i >> 2) / 64;
    const near = (s: number) => 1.5 * s ** 3 - 2.5 * s ** 2 + 1;
    const far = (s: number) => -0.5 * (s ** 3 - 5 * s ** 2 + 8 * s - 4);
    return Math.round(512 * [far(1 + f), near(f), near(1 - f), far(2 - f)][i & 3]!);
  });
}
