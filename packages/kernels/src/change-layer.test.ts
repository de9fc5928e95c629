import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inverseOf } from './affine.js';
import { ChangeLayer } from './change-layer.js';
import type { Planes } from './picture-memory.js';
import { SoftMask } from './soft-mask.js';
import { type ColourNumbers, SquareCut } from './square-cut.js';
import { copyOf, noisePicture } from './testing/noise-picture.js';
import { plainColours, plainLay, plainLayers, plainPlanes } from './testing/plain-square.js';
import { bt601, close, full709, placed, places, size } from './testing/square-places.js';

const limits = { detailStays: 5, detailGoes: 22, moved: 14 };

/** A round mask, and a square that was made anew: lighter all over, another colour, and dark in the middle. */
function madeAnew(side: number, before: Float32Array, of: ColourNumbers, tone: number) {
  const soft = new SoftMask(
    side,
    Float32Array.from({ length: side }, (_, i) => (Math.min(i, side - 1 - i) < 4 ? 0 : 1)),
  );
  const away = (cell: number) => Math.hypot((cell % side) / side - 0.5, Math.floor(cell / side) / side - 0.55);
  for (let i = 0; i < soft.cells.length; i++) soft.cells[i] = away(i) < 0.3 ? 1 : 0;
  const part = soft.soften(Math.round(side / 18));
  assert.ok(part);
  const after = before.map((value, i) => {
    const cell = i % (side * side);
    if (i >= side * side) return value + 3;
    return away(cell) < 0.12 ? 40 : value + tone;
  });
  return { mask: soft.cells.slice(), part, made: Float32Array.from(plainColours(after, of)), colours: of };
}

/** A picture without jumps, as faces are: what the network makes of it is not all that differs. */
function smoothPicture(): Planes {
  const { y, u, v } = noisePicture(size.width, size.height, 11);
  const smooth = (plane: Uint8Array, width: number) =>
    plane.map((noise, i) => 110 + 40 * Math.sin((i % width) / 9) * Math.cos(Math.floor(i / width) / 7) + noise / 16);
  return { y: smooth(y, size.width), u: smooth(u, size.width / 2), v: smooth(v, size.width / 2) };
}

test('a change is laid on as number by number, within one code value', () => {
  const picture = smoothPicture();
  for (const side of [50, 96]) {
    const [cut, layer] = [new SquareCut(side), new ChangeLayer(side, limits)];
    for (const [k, toPicture] of places.entries()) {
      for (const [of, strength] of [
        [bt601, 1],
        [full709, 0.4],
      ] as const) {
        const before = cut.read(picture, size.width, size.height, toPicture).slice();
        const change = { ...madeAnew(side, before, of, 6), before, strength, toSquare: inverseOf(toPicture) };
        const target = copyOf(picture);
        layer.lay(target, size.width, size.height, change);
        const plain = copyOf(picture);
        const layers = plainLayers(before, plainPlanes(change.made, of), change.mask, strength, limits);
        plainLay(plain, size, layers, change.toSquare);
        for (const plane of ['y', 'u', 'v'] as const) {
          close(target[plane], plain[plane], 1, `${plane}, side ${side}, place ${k}`);
          // Rounding alone differs.
          const others = plain[plane].filter((value, i) => value !== target[plane][i]).length;
          assert.ok(others <= plain[plane].length / 1000, `${others} of ${plane}, side ${side}, place ${k}`);
        }
      }
    }
  }
});

test('the mouth changes, what lies outside the mask stays, and a tone leaves no seam', () => {
  const side = 96;
  const picture = smoothPicture();
  const [cut, layer] = [new SquareCut(side), new ChangeLayer(side, limits)];
  const toPicture = placed(40, 8, 0, 0.6);
  const before = cut.read(picture, size.width, size.height, toPicture).slice();
  const change = { ...madeAnew(side, before, bt601, 6), before, strength: 1, toSquare: inverseOf(toPicture) };
  const target = copyOf(picture);
  layer.lay(target, size.width, size.height, change);
  const mouth = Math.round(8 + 0.6 * 1.3 * 0.55 * side) * size.width + Math.round(40 + 0.6 * 0.5 * side);
  assert.ok(Math.abs(target.y[mouth]! - 40) < 12, `the mouth is ${target.y[mouth]}`);
  const cheek = Math.round(8 + 0.6 * 1.3 * 0.55 * side) * size.width + Math.round(40 + 0.6 * 0.28 * side);
  assert.ok(Math.abs(target.y[cheek]! - picture.y[cheek]!) <= 2, `the cheek: ${picture.y[cheek]}, ${target.y[cheek]}`);
  assert.deepEqual(target.y.subarray(0, 10 * size.width), picture.y.subarray(0, 10 * size.width));
  assert.deepEqual(target.u.subarray(0, 20), picture.u.subarray(0, 20));
});

test('numbers that are none do no harm', () => {
  const side = 48;
  const picture = smoothPicture();
  const toPicture = placed(30, 10, 0, 0.8);
  const before = new SquareCut(side).read(picture, size.width, size.height, toPicture).slice();
  const change = { ...madeAnew(side, before, bt601, 0), before, strength: 1, toSquare: inverseOf(toPicture) };
  change.made.fill(Number.NaN);
  const target = copyOf(picture);
  new ChangeLayer(side, limits).lay(target, size.width, size.height, change);
  const plain = copyOf(target);
  change.made.fill(0);
  plain.y.set(picture.y);
  plain.u.set(picture.u);
  plain.v.set(picture.v);
  new ChangeLayer(side, limits).lay(plain, size.width, size.height, change);
  assert.deepEqual(target, plain);
});
