import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '../ops/concat.js';
import { crop } from '../ops/crop.js';
import { defaultOps } from '../ops/default-ops.js';
import { loop } from '../ops/loop.js';
import { retime } from '../ops/retime.js';
import { scaleToFit } from '../ops/scale-to-fit.js';
import { source } from '../ops/source.js';
import { trim } from '../ops/trim.js';
import { framesBehind } from './frames-behind.js';

const film = (sha256: string) =>
  source({ sha256, video: { width: 320, height: 240, fps: { num: 25, den: 1 }, frameCount: 40 } });
const one = film('1'.repeat(64));
const other = film('2'.repeat(64));
const behind = (clip: Parameters<typeof framesBehind>[0], frames: readonly number[], hash = one.hash) =>
  framesBehind(clip, hash, frames, defaultOps);

test('a frame is followed down through what cuts, sizes, repeats and changes speed', () => {
  const cut = trim(crop(scaleToFit(one, 120), { x: 0, y: 0, width: 100, height: 100 }), { first: 5, count: 10 });
  assert.deepEqual(behind(cut, [0, 9]), [5, 14]);
  assert.deepEqual(behind(loop(cut, { frameCount: 30 }), [0, 10, 21]), [5, 5, 6]);
  assert.deepEqual(behind(retime(one, { num: 50, den: 1 }), [0, 40]), [0, 20]);
  assert.deepEqual(behind(loop(cut, { frameCount: 30 }), [12], cut.hash), [2]);
});

test('where another film is shown there is no frame behind, nor in a film that is not in the recipe', () => {
  assert.deepEqual(behind(concat([other, one]), [39, 40]), [undefined, 0]);
  assert.deepEqual(behind(other, [3]), [undefined]);
  assert.deepEqual(behind(one, [3]), [3]);
});
