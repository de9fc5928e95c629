import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MapWarp } from './map-warp.js';
import type { Planes } from './picture-memory.js';
import { catmullRom, copyOf, noisePicture } from './testing/noise-picture.js';

const [width, height] = [96, 80];
const region = { x0: 8, y0: 8, x1: width - 6, y1: height - 8 };
const stride = region.x1 - region.x0;
const kernel = catmullRom();

function emptyMap() {
  const size = stride * (region.y1 - region.y0);
  return { region, stride, dx: new Float32Array(size), dy: new Float32Array(size) };
}

/** What sixteen taps give at a place in sixty-fourths of a pixel; undefined near the border. */
function sixteenTaps({ y: luma }: Planes, px: number, py: number): number | undefined {
  const [xi, yi] = [px >> 6, py >> 6];
  if (xi < 1 || yi < 1 || xi > width - 3 || yi > height - 3) return undefined;
  let sum = 0;
  for (let tap = 0; tap < 16; tap++) {
    const [column, row] = [tap & 3, tap >> 2];
    const weight = kernel[4 * (py & 63) + row]! * kernel[4 * (px & 63) + column]!;
    sum += weight * luma[(yi - 1 + row) * width + xi - 1 + column]!;
  }
  return Math.max(0, Math.min(255, Math.floor((sum + 2 ** 17) / 2 ** 18)));
}

test('luma is what sixteen taps give at the nearest sixty-fourth of a pixel', () => {
  const source = noisePicture(width, height, 5);
  const warp = new MapWarp();
  for (const [slope, bend] of [
    [0, 0],
    [0.004, 0.0002],
    [-0.03, 0.001],
    [1.2, 0],
    [-1, 0.02],
  ] as const) {
    const map = emptyMap();
    for (let i = 0; i < map.dx.length; i++) {
      const [x, y] = [i % stride, Math.floor(i / stride)];
      map.dx[i] = 0.3 + slope * (x - 30);
      map.dy[i] = -1.7 + slope * (y - 30) + bend * x * x;
    }
    const target = copyOf(source);
    warp.draw(map, source, target, width, height, kernel);
    let looked = 0;
    for (let i = 0; i < map.dx.length; i++) {
      if (Math.max(Math.abs(map.dx[i]!), Math.abs(map.dy[i]!)) < 1 / 24) continue;
      const [x, y] = [region.x0 + (i % stride), region.y0 + Math.floor(i / stride)];
      const [px, py] = [64 * (x + map.dx[i]!), 64 * (y + map.dy[i]!)];
      // A place half way between two may fall either way.
      const near = [-0.01, 0.01].flatMap((a) =>
        [-0.01, 0.01].map((b) => sixteenTaps(source, Math.round(px + a), Math.round(py + b))),
      );
      if (near.includes(undefined)) continue;
      looked++;
      assert.ok(near.includes(target.y[y * width + x]), `slope ${slope}, ${x} ${y}`);
    }
    assert.ok(looked > 200, `only ${looked} pixels are away from the border`);
  }
});

test('pixels that stay are those of the target, also beside pixels that move', () => {
  const source = noisePicture(width, height, 9);
  const map = emptyMap();
  // Every third pixel moves by exactly four to the right and two down.
  for (let i = 0; i < map.dx.length; i += 3) {
    map.dx[i] = 4;
    map.dy[i] = 2;
  }
  const other = noisePicture(width, height, 31);
  const target = copyOf(other);
  new MapWarp().draw(map, source, target, width, height, kernel);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isInside = x >= region.x0 && x < region.x1 && y >= region.y0 && y < region.y1;
      const moves = isInside && ((y - region.y0) * stride + x - region.x0) % 3 === 0;
      const expected = moves ? source.y[(y + 2) * width + x + 4] : other.y[y * width + x];
      assert.equal(target.y[y * width + x], expected, `${x} ${y}`);
    }
  }
});

test('chroma moves half as far, and a map may grow and pictures change their size', () => {
  const warp = new MapWarp();
  for (const [w, h] of [
    [96, 80],
    [64, 48],
    [200, 120],
  ] as const) {
    const source = noisePicture(w, h, w);
    const part = { x0: 2, y0: 2, x1: w - 2, y1: h - 2 };
    const count = (w - 4) * (h - 4);
    const shifts = { dx: new Float32Array(count).fill(6), dy: new Float32Array(count).fill(-4) };
    const target = copyOf(source);
    warp.draw({ region: part, stride: w - 4, ...shifts }, source, target, w, h, kernel);
    const at = 10 * (w / 2) + 10;
    assert.equal(target.u[at], source.u[at + 3 - 2 * (w / 2)]);
    assert.equal(target.v[at], source.v[at + 3 - 2 * (w / 2)]);
    assert.equal(target.y[20 * w + 20], source.y[16 * w + 26]);
  }
});
