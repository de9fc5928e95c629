import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headPose } from './head-pose.js';
import { modelHead, poseHead } from './testing/model-head.js';

const close = (value: number, expected: number) =>
  assert.ok(Math.abs(value - expected) < 0.01, `${value}, not ${expected}`);

test('yaw, pitch and roll of a turned head are read back, one at a time and together', () => {
  const turns = [
    { yaw: 0, pitch: 0, roll: 0 },
    { yaw: 35, pitch: 0, roll: 0 },
    { yaw: -50, pitch: 0, roll: 0 },
    { yaw: 0, pitch: 25, roll: 0 },
    { yaw: 0, pitch: 0, roll: -30 },
    { yaw: 20, pitch: -15, roll: 10 },
    { yaw: -40, pitch: 20, roll: -25 },
  ];
  for (const turn of turns) {
    const pose = headPose(poseHead(modelHead(), { ...turn, scale: 180, x: 640, y: 360 }));
    close(pose.yaw, turn.yaw);
    close(pose.pitch, turn.pitch);
    close(pose.roll, turn.roll);
  }
});

test('a head turned to the picture’s right has its right side further away', () => {
  const mesh = poseHead(modelHead(), { yaw: 30 });
  assert.ok(mesh[3 * 454 + 2]! > mesh[3 * 234 + 2]!);
  assert.ok(headPose(mesh).yaw > 0);
});
