import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HoleFiller } from './fill-holes.js';

test('small holes that the person encloses are filled; bays that reach the border and large gaps stay', () => {
  const [width, height] = [40, 30];
  const isPerson = (x: number, y: number) => {
    if (x === 10 && y === 10) return false;
    if (x >= 20 && x < 26 && y >= 8 && y < 14) return false;
    return x >= 4 && x < 36 && !(x === 15 && y > 20);
  };
  const matte = Float32Array.from({ length: width * height }, (_, i) =>
    isPerson(i % width, Math.floor(i / width)) ? 1 : 0.3,
  );
  new HoleFiller(width, height).fill(matte);
  const at = (x: number, y: number) => matte[y * width + x];
  assert.equal(at(10, 10), 1, 'a hole');
  assert.notEqual(at(22, 10), 1, 'a gap');
  assert.notEqual(at(15, 25), 1, 'a bay');
  assert.notEqual(at(1, 10), 1, 'the wall');
});
