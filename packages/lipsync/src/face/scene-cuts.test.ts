import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RgbImage } from './rgb-image.js';
import { SceneCuts } from './scene-cuts.js';

/** A picture of vertical bars, moved sideways and brightened. */
function bars(shift: number, brightness: number): RgbImage {
  const [width, height] = [160, 90];
  const value = (x: number) => brightness + 60 * Math.sin(((x + shift) * 2 * Math.PI) / 80);
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height * 3 }, (_, i) => value(Math.floor(i / 3) % width)),
  };
}

test('a new shot is a cut; movement and a change of light are not', () => {
  const cuts = new SceneCuts();
  assert.equal(cuts.isCut(bars(0, 100)), false, 'the first picture');
  assert.equal(cuts.isCut(bars(4, 100)), false, 'movement');
  assert.equal(cuts.isCut(bars(8, 115)), false, 'light');
  assert.equal(cuts.isCut(bars(48, 115)), true, 'another picture');
  assert.equal(cuts.isCut(bars(50, 115)), false, 'the same shot again');
});
