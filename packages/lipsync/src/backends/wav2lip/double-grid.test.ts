import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGridDoubler } from './double-grid.js';

const side = 24;
const whole = { rows: [0, side], columns: [0, side] } as const;

/** A grid of pairs whose numbers follow two functions of the place, in cells. */
function gridOf(size: number, first: (x: number, y: number) => number, second: (x: number, y: number) => number) {
  const scale = side / size;
  return Float32Array.from({ length: 2 * size * size }, (_, i) => {
    const cell = i >> 1;
    const [x, y] = [((cell % size) + 0.5) * scale, (Math.floor(cell / size) + 0.5) * scale];
    return (i & 1 ? second : first)(x, y);
  });
}

test('what is smooth lies in the finer grid where it lay in the coarse one', () => {
  const slope = (x: number, y: number) => 3 * x - 2 * y;
  const wave = (x: number, y: number) => Math.sin(x / 3) * Math.cos(y / 4);
  const made = new Float32Array(8 * side * side);
  createGridDoubler(side)(gridOf(side, slope, wave), whole, made);
  const expected = gridOf(2 * side, slope, wave);
  for (let row = 8; row < 2 * side - 8; row++) {
    for (let column = 8; column < 2 * side - 8; column++) {
      const at = 2 * (row * 2 * side + column);
      assert.ok(Math.abs(made[at]! - expected[at]!) < 1e-3, `slope at ${column}, ${row}`);
      assert.ok(Math.abs(made[at + 1]! - expected[at + 1]!) < 0.01, `wave at ${column}, ${row}`);
    }
  }
});

test('beyond the part there is nothing, and what was there before is gone', () => {
  const double = createGridDoubler(side);
  const made = new Float32Array(8 * side * side).fill(9);
  double(
    gridOf(
      side,
      () => 1,
      () => 1,
    ),
    { rows: [10, 14], columns: [10, 14] },
    made,
  );
  assert.equal(made[2 * (4 * 2 * side + 4)], 0);
  assert.ok(Math.abs(made[2 * (24 * 2 * side + 24)]! - 1) < 1e-6);
});
