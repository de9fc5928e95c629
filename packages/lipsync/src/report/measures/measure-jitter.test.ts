import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureJitter } from './measure-jitter.js';
import { blankMouthSeries } from './mouth-series.js';

test('a steady motion has no jitter, an alternation by d has 4·d', () => {
  const series = blankMouthSeries(0, 50);
  for (let n = 0; n < 50; n++) {
    series.open[n] = 0.01 * n;
    series.mouthX[n] = n % 2 ? 0.005 : -0.005;
    series.mouthY[n] = 0.8;
    series.noseX[n] = 0;
    series.noseY[n] = 0.4;
  }
  const found = measureJitter([series], 25, (t) => t * t);
  assert.ok(found && Math.abs(found.opening) < 1e-6);
  assert.ok(Math.abs(found.mouth - 0.02) < 1e-6);
  assert.equal(found.nose, 0);
  // The second difference of t² over steps of 1/25 s is 2/625.
  assert.ok(Math.abs(found.openingAsked - 2 / 625) < 1e-9);
});

test('no second difference is taken across a gap', () => {
  const series = blankMouthSeries(0, 5);
  for (const name of ['open', 'mouthX', 'mouthY', 'noseX', 'noseY'] as const)
    series[name].set([0, 0, Number.NaN, 9, 9]);
  assert.equal(
    measureJitter([series], 25, () => 0),
    null,
  );
});
