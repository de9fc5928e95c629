import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeadSway } from '../render/still/head-sway.js';
import { defaultHeadMotion, type HeadMotionControls } from './head-motion-controls.js';
import { planHeadMotion } from './head-motion-plan.js';
import { type Intonation, noIntonation } from './intonation.js';

const stresses = [2.4, 3.3, 4.1, 6.4, 7.2, 8.1, 11.4, 12.2, 13.3].map((seconds) => ({ seconds, prominence: 1 }));
const speech: Intonation = {
  ...noIntonation,
  stresses,
  phrases: [
    { startSeconds: 2, endSeconds: 5, riseSemitones: -3 },
    { startSeconds: 6, endSeconds: 9, riseSemitones: 5 },
    { startSeconds: 11, endSeconds: 14, riseSemitones: -1 },
  ],
};
const seeds = Array.from({ length: 12 }, (_, i) => 7 * i + 1);
const plan = (change: Partial<HeadMotionControls> = {}, seed = 1, intonation = speech) =>
  planHeadMotion(intonation, 16, { ...defaultHeadMotion, ...change }, seed);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const degrees = (radians: number) => (180 * radians) / Math.PI;
/** Highest pitch (down) from one time to another, over that at its ends. */
const dipAround = (at: (seconds: number) => HeadSway, seconds: number) =>
  at(seconds + 0.04).pitch - (at(seconds - 0.2).pitch + at(seconds + 0.44).pitch) / 2;

test('the first frame is the picture as it is, and no turn is large or sudden', () => {
  for (const seed of seeds) {
    const at = plan({ style: 'lively', amount: 2 }, seed);
    assert.deepEqual(Object.values(at(0)).map(Math.abs), [0, 0, 0, 0, 0]);
    for (let t = 0.04; t < 16; t += 0.04) {
      for (const turn of ['yaw', 'pitch', 'roll'] as const) {
        assert.ok(Math.abs(degrees(at(t)[turn])) < 3.2, `${turn} ${degrees(at(t)[turn])} at ${t}`);
        assert.ok(Math.abs(degrees(at(t)[turn] - at(t - 0.04)[turn])) < 1.7, `${turn} jumps at ${t}`);
      }
    }
  }
});

test('the head dips on stressed syllables, and less so without them', () => {
  const stressed = mean(seeds.flatMap((seed) => stresses.map(({ seconds }) => dipAround(plan({}, seed), seconds))));
  const elsewhere = mean(seeds.flatMap((seed) => [10, 10.4, 14.9].map((s) => dipAround(plan({}, seed), s))));
  assert.ok(degrees(stressed) > 0.5, `${degrees(stressed)} degrees`);
  assert.ok(Math.abs(degrees(elsewhere)) < 0.15, `${degrees(elsewhere)} degrees`);
});

test('questions tilt the head: those that are heard, or those that the text tells', () => {
  const tilt = (change: Partial<HeadMotionControls>, from: number, to: number) =>
    mean(seeds.map((seed) => Math.abs(plan(change, seed)(to).roll - plan(change, seed)(from).roll)));
  assert.ok(degrees(tilt({}, 8.2, 9.1)) > 0.8);
  assert.ok(tilt({}, 8.2, 9.1) > 2 * tilt({}, 13.2, 14.1));
  assert.ok(tilt({ questions: [14] }, 13.2, 14.1) > 2 * tilt({ questions: [14] }, 8.2, 9.1));
});

test('calm is less than natural, natural less than lively, and amount 0 is still', () => {
  const motion = (change: Partial<HeadMotionControls>) => {
    const at = plan(change, 5);
    let way = 0;
    for (let t = 0.04; t < 16; t += 0.04)
      way += Math.abs(at(t).pitch - at(t - 0.04).pitch) + Math.abs(at(t).yaw - at(t - 0.04).yaw);
    return way;
  };
  assert.ok(motion({ style: 'calm' }) < 0.75 * motion({}));
  assert.ok(motion({}) < 0.85 * motion({ style: 'lively' }));
  assert.equal(motion({ amount: 0 }), 0);
});

test('the same seed gives the same motion, another one another', () => {
  assert.deepEqual(plan({}, 3)(7.7), plan({}, 3)(7.7));
  assert.notDeepEqual(plan({}, 4)(7.7), plan({}, 3)(7.7));
});
