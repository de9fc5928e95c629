import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applySimilarity, fitSimilarity, rotationFromVector, rotationVector, undoSimilarity } from './rigid-fit.js';
import { modelHead, poseHead } from './testing/model-head.js';

const points = [10, 151, 168, 33, 133, 362, 263, 127, 356, 1];

test('the similarity between two poses of a head is found exactly, and undone', () => {
  const head = poseHead(modelHead(), { scale: 90, x: 100, y: 100 });
  const moved = poseHead(modelHead(), { yaw: 40, pitch: -20, roll: 15, scale: 140, x: 500, y: 300 });
  const fit = fitSimilarity(head, moved, points);
  assert.ok(Math.abs(fit.scale - 140 / 90) < 1e-4);
  const there = applySimilarity(fit, head);
  const back = undoSimilarity(fit, moved);
  for (let i = 0; i < head.length; i++) {
    assert.ok(Math.abs(there[i]! - moved[i]!) < 0.01);
    assert.ok(Math.abs(back[i]! - head[i]!) < 0.01);
  }
});

test('points that are not fitted do not pull on the fit', () => {
  const head = modelHead();
  const shouting = modelHead(0.4);
  const fit = fitSimilarity(head, shouting, points);
  assert.ok(Math.abs(fit.scale - 1) < 1e-6);
  assert.ok(Math.hypot(...rotationVector(fit.rotation)) < 1e-5);
});

test('rotation vectors and matrices say the same', () => {
  for (const vector of [
    [0, 0, 0],
    [0.3, -0.2, 0.9],
    [-1.2, 0.4, 0.1],
  ] as [number, number, number][]) {
    const back = rotationVector(rotationFromVector(vector));
    for (let i = 0; i < 3; i++) assert.ok(Math.abs(back[i]! - vector[i]!) < 1e-6);
  }
});
