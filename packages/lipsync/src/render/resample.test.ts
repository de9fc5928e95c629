import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCubicKernel, resampleFrame } from './resample.js';
import { copyOf, testFrame } from './testing/test-face.js';
import { createWarpMap, resetWarpMap } from './warp-map.js';

const [width, height] = [96, 80];

test('columns that are kept from one pixel to the next make the same picture as sixteen taps for each', () => {
  const source = testFrame(width, height);
  const kernel = createCubicKernel(-0.8);
  const map = createWarpMap();
  resetWarpMap(map, { x0: 8, y0: 8, x1: width - 8, y1: height - 8 }, width, height);
  for (const [slope, bend] of [
    [0, 0],
    [0.004, 0.0002],
    [-0.03, 0.001],
    [1.2, 0],
    [-1, 0.02],
  ] as const) {
    for (let i = 0; i < map.stride * (height - 16); i++) {
      const [x, y] = [i % map.stride, Math.floor(i / map.stride)];
      map.dx[i] = 0.3 + slope * (x - 30);
      map.dy[i] = -1.7 + slope * (y - 30) + bend * x * x;
    }
    const target = copyOf(source);
    resampleFrame(map, source, target, kernel);
    for (let y = 8; y < height - 8; y++) {
      for (let x = 8; x < width - 8; x++) {
        const i = (y - 8) * map.stride + x - 8;
        const px = ((x + map.dx[i]!) * 64 + 0.5) | 0;
        const py = ((y + map.dy[i]!) * 64 + 0.5) | 0;
        const [xi, yi] = [px >> 6, py >> 6];
        if (xi < 1 || yi < 1 || xi > width - 3 || yi > height - 3) continue;
        if (Math.abs(map.dx[i]!) < 1 / 24 && Math.abs(map.dy[i]!) < 1 / 24) continue;
        let sum = 0;
        for (let tap = 0; tap < 16; tap++) {
          const [column, row] = [tap & 3, tap >> 2];
          const weight = kernel[4 * (py & 63) + row]! * kernel[4 * (px & 63) + column]!;
          sum += weight * source.y[(yi - 1 + row) * width + xi - 1 + column]!;
        }
        const expected = Math.max(0, Math.min(255, Math.floor((sum + 2 ** 17) / 2 ** 18)));
        assert.equal(target.y[y * width + x], expected, `slope ${slope}, ${x} ${y}`);
      }
    }
  }
});
