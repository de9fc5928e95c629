import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EdgeModel } from './edge-model.js';
import { RestDetector } from './rest-detector.js';
import { SmallPicture } from './small-picture.js';

const grid = { width: 64, height: 64 };

/** A detector that looked at a grey picture with a person in its middle. */
function detector(): { readonly rest: RestDetector; readonly luma: Float32Array } {
  const picture = new SmallPicture(128, 128, grid);
  picture.half[0].fill(90);
  const matte = Float32Array.from({ length: 64 * 64 }, (_, i) => {
    const [x, y] = [i % 64, i >> 6];
    return x > 12 && x < 52 && y > 12 && y < 52 ? 1 : 0;
  });
  const edge = new EdgeModel(grid);
  edge.learn(picture, matte);
  const rest = new RestDetector(grid, edge);
  rest.looked(picture.half[0]);
  return { rest, luma: picture.half[0].slice() };
}

/** Makes a square of half the grid lighter. */
function lighten(luma: Float32Array, left: number, top: number, by: number): Float32Array {
  const lighter = luma.slice();
  for (let y = top; y < top + 4; y++)
    for (let x = left; x < left + 4; x++) lighter[y * 32 + x] = luma[y * 32 + x]! + by;
  return lighter;
}

test('what moves deep inside the person needs no new look, what moves beside the person does', () => {
  const { rest, luma } = detector();
  assert.equal(rest.rests(luma), true);
  assert.equal(rest.rests(lighten(luma, 14, 14, 80)), true, 'a mouth');
  assert.equal(rest.rests(lighten(luma, 0, 10, 80)), false, 'an arm');
});

test('a slow movement is looked at in every second frame, a picture at rest now and then', () => {
  const { rest, luma } = detector();
  const moved = lighten(luma, 4, 14, 4);
  assert.deepEqual([rest.rests(moved), rest.rests(moved)], [true, false]);
  rest.looked(luma);
  const noisy = luma.map((value, i) => value + (i % 2) - 0.5);
  const frames = Array.from({ length: 20 }, () => rest.rests(noisy));
  assert.equal(frames.indexOf(false), 12);
  rest.restart();
  assert.equal(rest.rests(luma), false);
});
