import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlaylistRun } from '../../contract.js';
import { bestTransitionPlaylist } from './best-transition.js';
import { findJumps } from './find-jumps.js';
import { isIdle } from './is-idle.js';
import type { LoopFeatures } from './loop-features.js';
import { swaying, syntheticFeatures } from './testing/synthetic-features.js';
import { jumpCost, turnCost } from './transition-cost.js';

const jumpsOf = (runs: readonly PlaylistRun[]) =>
  runs.slice(1).map((run, i) => {
    const before = runs[i] as PlaylistRun;
    return { from: before.first + before.step * before.count, to: run.first, blend: run.blend, step: run.step };
  });

/** What the jumps cost; turns are left out. */
const costs = (features: LoopFeatures, runs: readonly PlaylistRun[]) =>
  jumpsOf(runs)
    .filter(({ blend }) => blend > 0)
    .map(({ from, to, blend }) => jumpCost(features, from, to, blend));

test('a swaying head is jumped by whole periods, at next to no cost', () => {
  const period = 73;
  const features = swaying(300, period);
  const runs = bestTransitionPlaylist(5000, features, 1);
  assert.ok(runs.length > 10);
  for (const { from, to } of jumpsOf(runs)) {
    const away = Math.abs((from - to) / period - Math.round((from - to) / period)) * period;
    assert.ok(away <= 2, `a jump from ${from} to ${to} is ${away} frames off the period`);
  }
  assert.ok(Math.max(...costs(features, runs)) < 0.7);
  assert.ok(Math.min(...costs(features, runs)) < 0.01);
});

test('ten minutes from twelve seconds use many different transitions and are the same each time', () => {
  const features = swaying(300, 60);
  const runs = bestTransitionPlaylist(15_000, features, 7);
  const jumps = jumpsOf(runs).map(({ from, to }) => `${from}>${to}`);
  assert.ok(new Set(jumps).size >= 5, `only ${new Set(jumps).size} transitions`);
  const commonest = Math.max(...jumps.map((jump) => jumps.filter((other) => other === jump).length));
  assert.ok(commonest <= jumps.length / 3, `one transition is ${commonest} of ${jumps.length}`);
  assert.deepEqual(bestTransitionPlaylist(15_000, features, 7), runs);
  assert.notDeepEqual(bestTransitionPlaylist(15_000, features, 8), runs);
});

test('the whole template is used before the first jump but for its last third, and no loop is shorter than two seconds', () => {
  const features = swaying(400, 40);
  const runs = bestTransitionPlaylist(4000, features, 1);
  const [first] = runs as [PlaylistRun];
  assert.equal(first.first, 0);
  assert.ok(first.count >= 400 - 100 - 6 && first.count <= 400);
  for (const run of runs.slice(0, -1)) assert.ok(run.count >= 50, `a run of ${run.count} frames`);
});

test('a short loop that matches exactly is not played over and over when a longer one matches nearly', () => {
  // Frames 240 and 190 look exactly alike, two seconds apart; 350 and 100 differ by half a visible change.
  const features = syntheticFeatures(400, (n) => {
    const like = Math.abs(n - 350) < 8 ? n - 250 : Math.abs(n - 240) < 8 ? n - 50 : n;
    return { mouth: n % 2 ? 0.2 : 0, x: like / 50, luma: Math.abs(n - 350) < 8 ? 103 : 100 };
  });
  const runs = bestTransitionPlaylist(5000, features, 1);
  for (const { count } of runs.slice(0, -1)) assert.ok(count > 100, `a pass of ${count} frames`);
});

test('a blink is not jumped into: eyes meet eyes of the same opening', () => {
  const features = syntheticFeatures(300, (n) => ({ eyes: n % 90 < 8 ? 0.02 : 0.11 }));
  for (const cost of costs(features, bestTransitionPlaylist(3000, features, 3))) assert.ok(cost < 0.01);
});

test('an idle head that never comes back is played backwards from a moment of rest', () => {
  // One slow turn from -10 to +10 degrees; it is at rest only at its ends.
  const features = syntheticFeatures(200, (n) => ({ yaw: -10 * Math.cos((Math.PI * n) / 199), luma: 100 + n / 4 }));
  const runs = bestTransitionPlaylist(1000, features, 1);
  assert.ok(runs.some((run) => run.step === -1));
  for (const [i, run] of runs.entries()) {
    const before = runs[i - 1];
    if (!before) continue;
    assert.equal(run.step, -before.step);
    const last = before.first + before.step * (before.count - 1);
    assert.equal(run.first, last + run.step, 'the frame at a turn is shown once');
    assert.ok(turnCost(features, last) < 0.6);
  }
});

test('a talking template is never played backwards', () => {
  const features = syntheticFeatures(200, (n) => ({ yaw: n / 10, mouth: 0.1 + 0.1 * Math.sin(n) }));
  assert.equal(isIdle(features), false);
  assert.ok(bestTransitionPlaylist(1000, features, 1).every((run) => run.step === 1));
});

test('frames without a face are left out when there are enough others', () => {
  const away = (n: number) => n < 30 || (n >= 200 && n < 260) || n >= 480;
  const features = syntheticFeatures(500, (n) => ({ usable: away(n) ? 0 : 1, yaw: 5 * Math.sin(n / 9) }));
  for (const run of bestTransitionPlaylist(4000, features, 1)) {
    for (let k = 0; k < run.count; k++) assert.equal(away(run.first + run.step * k), false);
  }
});

test('a template without any face is still lengthened', () => {
  const features = syntheticFeatures(100, () => ({ usable: 0 }));
  const runs = bestTransitionPlaylist(1000, features, 1);
  assert.equal(
    runs.reduce((sum, run) => sum + run.count, 0),
    1000,
  );
});

test('a very long template is searched on a coarse grid and still finds the match', () => {
  // Ten minutes of drifting pose; the only good way back from the end is to frames 4000 to 4200.
  const features = syntheticFeatures(15_000, (n) => {
    const late = n >= 14_800 ? n - 10_800 : n;
    return { yaw: late / 300, x: late / 9000 };
  });
  const jumps = findJumps(
    features,
    [{ from: 0, to: 14_999 }],
    { from: 0, to: 14_999 },
    { blend: 6, shortest: 50, tail: 100 },
  );
  const [best] = jumps;
  assert.ok(best && best.cost < 0.05, `cost ${best?.cost}`);
  assert.equal(best.from - best.to, 10_800);
});
