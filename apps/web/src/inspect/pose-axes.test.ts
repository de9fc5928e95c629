import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poseAxes } from './pose-axes.js';

const near = ({ x, y }: { x: number; y: number }, expected: readonly [number, number]) =>
  assert.ok(Math.abs(x - expected[0]) < 1e-9 && Math.abs(y - expected[1]) < 1e-9, `${x}, ${y}`);

test('a head that looks straight on shows its third axis from the front', () => {
  const { right, down, out } = poseAxes(0, 0, 0);
  near(right, [1, 0]);
  near(down, [0, 1]);
  near(out, [0, 0]);
});

test('the nose goes where the head turns and nods, and everything leans with it', () => {
  near(poseAxes(90, 0, 0).out, [1, 0]);
  near(poseAxes(0, 90, 0).out, [0, 1]);
  near(poseAxes(0, 0, 90).right, [0, 1]);
});
