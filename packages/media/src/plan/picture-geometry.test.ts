import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orientationOf, pictureGeometry, upright } from './picture-geometry.js';

const square = { num: 1, den: 1 };

function matrix(a: number, b: number, c: number, d: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(36));
  for (const [i, value] of [a, b, 0, c, d].entries()) bytes.setInt32(i * 4, value * 65536, true);
  return new Uint8Array(bytes.buffer);
}

test('all eight orientations of a display matrix are told apart', () => {
  assert.deepEqual(orientationOf(matrix(1, 0, 0, 1)), upright);
  assert.deepEqual(orientationOf(matrix(0, 1, -1, 0)), { quarterTurns: 1, mirrored: false });
  assert.deepEqual(orientationOf(matrix(-1, 0, 0, -1)), { quarterTurns: 2, mirrored: false });
  assert.deepEqual(orientationOf(matrix(0, -1, 1, 0)), { quarterTurns: 3, mirrored: false });
  assert.deepEqual(orientationOf(matrix(-1, 0, 0, 1)), { quarterTurns: 0, mirrored: true });
  assert.deepEqual(orientationOf(matrix(0, -1, -1, 0)), { quarterTurns: 1, mirrored: true });
  assert.deepEqual(orientationOf(matrix(1, 0, 0, -1)), { quarterTurns: 2, mirrored: true });
  assert.deepEqual(orientationOf(matrix(0, 1, 1, 0)), { quarterTurns: 3, mirrored: true });
});

test('a matrix that is missing or cut short is upright', () => {
  assert.deepEqual(orientationOf(undefined), upright);
  assert.deepEqual(orientationOf(new Uint8Array(8)), upright);
});

test('odd sizes lose at most one column and one row', () => {
  const { width, height, scaled } = pictureGeometry(641, 359, square, upright);
  assert.deepEqual([width, height, scaled], [640, 358, false]);
});

test('pixels that are not square make the picture larger, never smaller', () => {
  assert.equal(pictureGeometry(720, 576, { num: 16, den: 11 }, upright).width, 1048);
  assert.equal(pictureGeometry(720, 480, { num: 8, den: 9 }, upright).height, 540);
});

test('a nonsensical pixel shape is ignored', () => {
  assert.equal(pictureGeometry(640, 360, { num: 1000, den: 1 }, upright).width, 640);
  assert.equal(pictureGeometry(640, 360, { num: 0, den: 0 }, upright).width, 640);
});

test('a quarter turn swaps the sides', () => {
  const { width, height } = pictureGeometry(640, 361, square, { quarterTurns: 1, mirrored: false });
  assert.deepEqual([width, height], [360, 640]);
});
