import { test } from 'node:test';
import { scaledBy } from './affine.js';
import { SquareCut } from './square-cut.js';
import { noisePicture } from './testing/noise-picture.js';
import { plainColours, plainRead } from './testing/plain-square.js';
import { bt601, close, full709, placed, places, size } from './testing/square-places.js';

test('a square has the means of the pixels it stands for, wherever it lies', () => {
  const picture = noisePicture(size.width, size.height, 3);
  for (const side of [50, 96]) {
    const cut = new SquareCut(side);
    for (const [k, toPicture] of places.entries()) {
      const read = cut.read(picture, size.width, size.height, toPicture);
      for (const [i, plane] of (['y', 'u', 'v'] as const).entries()) {
        const share = plane === 'y' ? 1 : 2;
        const half = scaledBy(1 / share, toPicture);
        const steps = [Math.hypot(half.a, half.c), Math.hypot(half.b, half.d)].map((step) =>
          Math.max(1, Math.round(step / 1.6)),
        );
        const [width, height] = [size.width / share, size.height / share];
        const plain = plainRead(picture[plane], { width, height }, half, side, steps as [number, number]);
        // Noise changes by 255 from pixel to pixel, and places are 32-bit floats.
        close(read.subarray(i * side * side, (i + 1) * side * side), plain, 0.05, `${plane}, side ${side}, place ${k}`);
      }
    }
  }
});

test('a picture of another size has its square as well', () => {
  const cut = new SquareCut(16);
  for (const [width, height] of [
    [64, 64],
    [4, 4],
    [200, 30],
  ] as const) {
    const picture = noisePicture(width, height, width);
    const plain = plainRead(picture.y, { width, height }, placed(1, 1, 5, 0.5), 16, [1, 1]);
    close(cut.read(picture, width, height, placed(1, 1, 5, 0.5)).subarray(0, 256), plain, 0.05, `${width}x${height}`);
  }
});

test('colours are those of the standards, and come back', () => {
  const picture = noisePicture(size.width, size.height, 7);
  for (const of of [bt601, full709]) {
    const cut = new SquareCut(24);
    const read = cut.read(picture, size.width, size.height, placed(20, 20, 4, 1));
    close(cut.colours(of), plainColours(read, of), 1e-5, 'colours');
  }
  const cut = new SquareCut(8);
  const white = { y: new Uint8Array(64).fill(235), u: new Uint8Array(16).fill(128), v: new Uint8Array(16).fill(128) };
  cut.read(white, 8, 8, placed(0, 0, 0, 0.5));
  close(cut.colours(bt601), new Array(192).fill(1), 1e-5, 'white');
});
