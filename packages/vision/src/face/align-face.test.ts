import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignFace, inverseOf, type Similarity } from './align-face.js';

const apply = ({ a, b, e, f }: Similarity, x: number, y: number) => [a * x - b * y + e, b * x + a * y + f] as const;

/** A mesh in which the five places are those of the mean face, moved by a similarity. */
function meshOf(move: Similarity): Float32Array {
  const mesh = new Float32Array(468 * 3);
  const places: readonly (readonly [number, number, readonly number[]])[] = [
    [192.98138, 239.94708, [33, 133]],
    [318.90277, 240.1936, [362, 263]],
    [256.63416, 314.01935, [4]],
    [201.26117, 371.41043, [61]],
    [313.08905, 371.15118, [291]],
  ];
  for (const [x, y, points] of places) for (const point of points) mesh.set([...apply(move, x, y), 0], 3 * point);
  return mesh;
}

test('a face that is turned, small and elsewhere is brought back exactly', () => {
  const move = { a: 0.3, b: 0.1, e: 400, f: 90 };
  const found = alignFace({ mesh: meshOf(move) });
  const wanted = inverseOf(move);
  for (const key of ['a', 'b', 'e', 'f'] as const) {
    assert.ok(Math.abs(found[key] - wanted[key]) < 1e-3 * Math.max(1, Math.abs(wanted[key])), key);
  }
});

test('a smaller square gets the same face, smaller', () => {
  const mesh = meshOf({ a: 1, b: 0, e: 0, f: 0 });
  const [x, y] = apply(alignFace({ mesh }, 256), 256.63416, 314.01935);
  assert.ok(Math.abs(x - 128.31708) < 1e-3 && Math.abs(y - 157.009675) < 1e-3);
});

test('the inverse undoes', () => {
  const move = { a: 0.7, b: -0.4, e: 12, f: -80 };
  const [x, y] = apply(inverseOf(move), ...apply(move, 31, 57));
  assert.ok(Math.abs(x - 31) < 1e-9 && Math.abs(y - 57) < 1e-9);
});
