import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '@talkgraph/media';
import { matteGrid } from '../matte/matte-grid.js';
import { SmallPicture } from '../matte/small-picture.js';
import { BlurredBackdrop } from './blurred-backdrop.js';
import { makeCutout } from './cutout.js';

const [width, height] = [320, 180];

function frameOf(luma: (x: number, y: number) => number): Frame {
  const y = Uint8Array.from({ length: width * height }, (_, i) => luma(i % width, Math.floor(i / width)));
  const chroma = () => new Uint8Array((width * height) / 4).fill(120);
  return {
    width,
    height,
    y,
    u: chroma(),
    v: chroma(),
    colour: { matrix: 'bt709', fullRange: false },
    [Symbol.dispose]() {},
  };
}

function blurred(
  frame: Frame,
  strength: number,
  matte: (x: number, y: number) => number,
  solid?: readonly [number, number],
) {
  const grid = matteGrid(width, height);
  const picture = new SmallPicture(width, height, grid);
  picture.read(frame);
  const shares = Float32Array.from({ length: grid.width * grid.height }, (_, i) =>
    matte((i % grid.width) / grid.width, Math.floor(i / grid.width) / grid.height),
  );
  const onto = frameOf(() => 7);
  const cutout = makeCutout(width, height);
  if (solid) {
    cutout.solidFrom.fill(solid[0]);
    cutout.solidTo.fill(solid[1]);
  }
  new BlurredBackdrop(width, height, grid, strength).paint(picture, shares, onto, solid && cutout);
  return onto;
}

for (const strength of [0.2, 1]) {
  test(`an even ramp stays one, and nothing of the person is mixed in, at strength ${strength}`, () => {
    const ramp = (x: number) => 40 + Math.round((x / width) * 150);
    const isPerson = (x: number, y: number) => x > 0.4 && x < 0.6 && y > 0.3;
    const { y, u } = blurred(
      frameOf((x, row) => (isPerson(x / width, row / height) ? 235 : ramp(x))),
      strength,
      (x, row) =>
        isPerson(x, row) || isPerson(x - 0.02, row) || isPerson(x + 0.02, row) || isPerson(x, row + 0.03) ? 1 : 0,
    );
    for (const x of [60, 100, 220, 260]) {
      const value = y[90 * width + x]!;
      assert.ok(Math.abs(value - ramp(x)) < 8, `${value} instead of ${ramp(x)} at ${x}`);
    }
    for (let x = 61; x < 100; x++)
      assert.ok(Math.abs(y[90 * width + x]! - y[90 * width + x - 1]!) <= 1, `a step at ${x}`);
    assert.ok(
      u.every((value) => value === 120),
      'one colour stays that colour',
    );
  });
}

test('what the person hides is not painted', () => {
  const whole = blurred(
    frameOf((x) => x % 200),
    0.6,
    () => 0,
  );
  const { y } = blurred(
    frameOf((x) => x % 200),
    0.6,
    () => 0,
    [50, 90],
  );
  for (let x = 0; x < width; x++) assert.equal(y[60 * width + x], x >= 100 && x < 180 ? 7 : whole.y[60 * width + x]);
});
