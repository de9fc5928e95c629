import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GridWarp, gridCell, type WarpGrid } from './grid-warp.js';
import { catmullRom, copyOf, noisePicture } from './testing/noise-picture.js';

const kernel = catmullRom();
const [width, height] = [100, 84];
const grid: WarpGrid = { width, height, x0: 6, y0: 4, x1: 92, y1: 74, columns: 12, rows: 10 };

/** What the shift is at a place of luma, from the nodes around it. */
function shiftAt(nodes: Float32Array, x: number, y: number): number {
  const [gx, gy] = [(x - grid.x0) / gridCell, (y - grid.y0) / gridCell];
  const [i, j] = [Math.floor(gx), Math.floor(gy)];
  const at = (column: number, row: number) => nodes[row * grid.columns + column]!;
  const above = at(i, j) + (gx - i) * (at(i + 1, j) - at(i, j));
  const below = at(i, j + 1) + (gx - i) * (at(i + 1, j + 1) - at(i, j + 1));
  return above + (gy - j) * (below - above);
}

/** The same in plain floating point: what lies within the places' rounding may differ. */
function expectedLuma(source: Uint8Array, x: number, y: number): number | undefined {
  const [px, py] = [Math.round(x * 64) / 64, Math.round(y * 64) / 64];
  const [xi, yi] = [Math.floor(px), Math.floor(py)];
  if (xi < 1 || yi < 1 || xi > width - 3 || yi > height - 3) return undefined;
  let sum = 0;
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const weight = kernel[4 * ((px - xi) * 64) + column]! * kernel[4 * ((py - yi) * 64) + row]!;
      sum += weight * source[(yi - 1 + row) * width + xi - 1 + column]!;
    }
  }
  return Math.max(0, Math.min(255, Math.floor((sum + 2 ** 17) / 2 ** 18)));
}

function eachPixel(visit: (x: number, y: number) => void): void {
  for (let y = grid.y0; y < grid.y1; y++) for (let x = grid.x0; x < grid.x1; x++) visit(x, y);
}

test('shifts between pixels give what sixteen taps give, and chroma what four neighbours give', () => {
  const warp = new GridWarp(grid);
  const source = noisePicture(width, height, 7);
  // Sixty-fourths of a pixel everywhere, so that no rounding is left to chance.
  warp.nodeX.fill(2 + 11 / 64);
  warp.nodeY.fill(-1 - 25 / 64);
  const target = copyOf(source);
  warp.draw(source, target, kernel);
  eachPixel((x, y) => {
    const expected = expectedLuma(source.y, x + 2 + 11 / 64, y - 1 - 25 / 64);
    if (expected !== undefined) assert.equal(target.y[y * width + x], expected, `${x} ${y}`);
  });
  const half = width / 2;
  for (let y = 8; y < 30; y++) {
    const x = 20;
    const [px, py] = [x + 1 + 11 / 128, y - 0.5 - 25 / 128];
    const [xi, yi] = [Math.floor(px), Math.floor(py)];
    const at = (dx: number, dy: number) => source.u[(yi + dy) * half + xi + dx]!;
    const top = at(0, 0) + (px - xi) * (at(1, 0) - at(0, 0));
    const bottom = at(0, 1) + (px - xi) * (at(1, 1) - at(0, 1));
    const expected = top + (py - yi) * (bottom - top);
    assert.ok(Math.abs(target.u[y * half + x]! - expected) < 1.5, `${target.u[y * half + x]} for ${expected}`);
  }
});

test('a field that bends is followed to a sixty-fourth of a pixel', () => {
  const warp = new GridWarp(grid);
  const source = noisePicture(width, height, 11);
  for (let j = 0; j < grid.rows; j++) {
    for (let i = 0; i < grid.columns; i++) {
      warp.nodeX[j * grid.columns + i] = 0.9 * Math.sin(i / 2) + 0.05 * j;
      warp.nodeY[j * grid.columns + i] = 1.4 * Math.cos(j / 3) - 0.1 * i;
    }
  }
  const target = copyOf(source);
  warp.draw(source, target, kernel);
  let far = 0;
  eachPixel((x, y) => {
    const [u, v] = [shiftAt(warp.nodeX, x, y), shiftAt(warp.nodeY, x, y)];
    // Which sixty-fourth it is may fall either way where the place lies between two.
    const near = [-1, 0, 1].flatMap((a) =>
      [-1, 0, 1].map((b) => expectedLuma(source.y, x + u + a / 64, y + v + b / 64)),
    );
    const made = target.y[y * width + x]!;
    if (!near.includes(undefined) && !near.some((value) => Math.abs(value! - made) <= 1)) far++;
  });
  assert.ok(far < 10, `${far} pixels are not where they should be`);
});

test('what lies outside the part, outside the rows asked for, or hardly moves stays as it is', () => {
  const warp = new GridWarp(grid);
  const source = noisePicture(width, height, 3);
  const still = copyOf(source);
  warp.draw(source, still, kernel);
  assert.deepEqual(still, source);
  warp.nodeX.fill(3);
  warp.nodeY.fill(2);
  const moved = copyOf(source);
  warp.draw(source, moved, kernel, { y0: 20, y1: 30 });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isInside = x >= grid.x0 && x < grid.x1 && y >= 20 && y < 30;
      const from = isInside ? (y + 2) * width + x + 3 : y * width + x;
      assert.equal(moved.y[y * width + x], source.y[from], `${x} ${y}`);
    }
  }
});

test('a shift beyond the border takes the border’s pixels, and one warp can be used for any pictures and kernels', () => {
  const whole: WarpGrid = { width, height, x0: 0, y0: 0, x1: width, y1: height, columns: 14, rows: 12 };
  const warp = new GridWarp(whole);
  warp.nodeX.fill(-30);
  warp.nodeY.fill(200);
  for (const seed of [5, 6]) {
    const source = noisePicture(width, height, seed);
    const target = copyOf(source);
    warp.draw(source, target, kernel.slice());
    assert.equal(target.y[10 * width + 10], source.y[(height - 1) * width], 'the lower left corner');
    assert.equal(target.y[10 * width + 60], source.y[(height - 1) * width + 30]);
  }
});
