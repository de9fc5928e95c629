import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planBlinks } from './blink-plan.js';

test('people blink 12 to 20 times a minute, whatever the seed', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { starts } = planBlinks(600, seed);
    assert.ok(starts.length >= 120 && starts.length <= 200, `seed ${seed}: ${starts.length} in ten minutes`);
  }
});

test('blinks are irregular, and the same for the same seed', () => {
  const { starts } = planBlinks(120, 7);
  assert.deepEqual(planBlinks(120, 7).starts, starts);
  assert.notDeepEqual(planBlinks(120, 8).starts, starts);
  const gaps = starts.slice(1).map((start, i) => start - starts[i]!);
  assert.ok(Math.max(...gaps) - Math.min(...gaps) > 1);
});

test('a blink closes fully, lasts about a quarter of a second, and the eye is open otherwise', () => {
  const plan = planBlinks(60, 3);
  const start = plan.starts[1]!;
  assert.equal(plan.closure(start - 0.01), 0);
  assert.equal(plan.closure(start + 0.1), 1);
  assert.equal(plan.closure(start + 0.4), 0);
  assert.equal(plan.closure(0), 0);
});

test('blinks come where phrases end, at the same rate', () => {
  const ends = Array.from({ length: 240 }, (_, i) => 2.5 * i + 1.7);
  let near = 0;
  let all = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const { starts } = planBlinks(600, seed, ends);
    assert.ok(starts.length >= 115 && starts.length <= 200, `seed ${seed}: ${starts.length} in ten minutes`);
    near += starts.filter((start) => ends.some((end) => Math.abs(end - start) < 0.05)).length;
    all += starts.length;
  }
  assert.ok(near > 0.6 * all, `${near} of ${all}`);
});
