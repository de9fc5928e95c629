import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constantRate } from './constant-rate.js';

const milliseconds = { num: 1, den: 1000 };

function stream(times: readonly number[], lastDuration = 0, timeBase = milliseconds) {
  return { timeBase, times: Float64Array.from(times), lastDuration };
}

function series(count: number, at: (i: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => at(i));
}

test('exact times at a usual rate are that rate, whatever the container claims', () => {
  const rate = constantRate(stream(series(100, (i) => i * 40)), [{ num: 50, den: 1 }]);
  assert.deepEqual(rate, { fps: { num: 25, den: 1 }, frameCount: 100, variable: false });
});

test('the claimed rate is taken when the times agree with it', () => {
  const claimed = { num: 24000, den: 1001 };
  assert.deepEqual(constantRate(stream(series(8, (i) => Math.round(i * 41.7083))), [claimed]).fps, claimed);
});

test('an unusual but steady rate is kept, one frame to one frame', () => {
  const rate = constantRate(stream(series(500, (i) => Math.round((i * 1000) / 17.3))));
  assert.equal(rate.variable, false);
  assert.equal(rate.frameCount, 500);
  assert.ok(Math.abs(rate.fps.num / rate.fps.den - 17.3) < 0.01);
});

test('a first frame shifted by a muxer does not make a rate variable', () => {
  const rate = constantRate(stream(series(40, (i) => (i === 0 ? 0 : i * 40 + 23))), [{ num: 25, den: 1 }]);
  assert.equal(rate.variable, false);
});

test('dropped frames are filled by the frame before them', () => {
  const kept = series(60, (i) => i).filter((i) => i % 10 !== 7 || i > 40);
  const rate = constantRate(
    stream(
      kept.map((i) => Math.round((i * 1000) / 30)),
      33,
    ),
  );
  assert.equal(rate.variable, true);
  assert.deepEqual(rate.fps, { num: 30, den: 1 });
  const shown = Array.from(rate.sourceFrames ?? [], (source) => kept[source]);
  assert.deepEqual(
    shown,
    series(60, (i) => (i % 10 === 7 && i <= 40 ? i - 1 : i)),
  );
});

test('a single frame is one frame', () => {
  assert.equal(constantRate(stream([0])).frameCount, 1);
});

test('times gone wild still give a sane rate and length', () => {
  const rate = constantRate(stream([0, 1, 2, 3, 4, 60_000], 1));
  assert.ok(rate.fps.num / rate.fps.den <= 60);
  assert.ok(rate.frameCount >= 6 && rate.frameCount <= 3700);
  assert.equal(constantRate(stream([0, 40, 80, 90, 2 ** 50])).frameCount, 5);
});
