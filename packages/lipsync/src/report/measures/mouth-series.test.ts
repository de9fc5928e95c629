import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankMouthSeries, recordMesh } from './mouth-series.js';

function mesh(turnDegrees: number, scale: number): Float32Array {
  const points = new Float32Array(468 * 3);
  const angle = (turnDegrees * Math.PI) / 180;
  const put = (index: number, x: number, y: number) =>
    points.set(
      [
        300 + scale * (x * Math.cos(angle) - y * Math.sin(angle)),
        200 + scale * (x * Math.sin(angle) + y * Math.cos(angle)),
        0,
      ],
      index * 3,
    );
  put(33, -0.5, 0);
  put(263, 0.5, 0);
  put(13, 0, 0.75);
  put(14, 0, 0.85);
  put(78, -0.3, 0.8);
  put(308, 0.3, 0.8);
  put(1, 0.02, 0.4);
  return points;
}

test('openings and places are in units of the face, whatever its size and roll', () => {
  for (const [turn, scale] of [
    [0, 100],
    [30, 100],
    [-80, 37],
  ] as const) {
    const series = blankMouthSeries(0, 2);
    recordMesh(series, 1, mesh(turn, scale));
    const read = [series.open[1], series.mouthX[1], series.mouthY[1], series.noseX[1], series.noseY[1]];
    for (const [i, expected] of [0.1, 0, 0.8, 0.02, 0.4].entries()) {
      assert.ok(Math.abs((read[i] as number) - expected) < 1e-4, `${turn} degrees: ${read}`);
    }
    assert.ok(Number.isNaN(series.open[0]));
  }
});

test('a mesh without size is left out', () => {
  const series = blankMouthSeries(0, 1);
  recordMesh(series, 0, new Float32Array(468 * 3));
  assert.ok(Number.isNaN(series.open[0]));
});
