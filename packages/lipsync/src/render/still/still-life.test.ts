import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCameraFit } from '../affine-camera.js';
import { rigidPoints } from '../face-landmarks.js';
import { toHeadCoordinates } from '../head-coordinates.js';
import { createCubicKernel } from '../resample.js';
import { copyOf, testFace, testFrame } from '../testing/test-face.js';
import { createBlinkDrawer } from './draw-blink.js';
import { createHeadWarp } from './head-warp.js';

const [width, height] = [320, 400];
const face = testFace({ x: 160, y: 230, unit: 80 });
const camera = new Float64Array(8);
createCameraFit(toHeadCoordinates(face.mesh, 468), rigidPoints).fit(face.mesh, camera);

const sway = { yaw: 0.012, pitch: 0.02, roll: 0.008, across: 0.006, down: 0.004 };

test('a moved head leaves the borders of the picture as they are', () => {
  const warp = createHeadWarp(camera, width, height);
  const still = testFrame(width, height);
  const moved = copyOf(still);
  warp.move(sway);
  warp.draw(still, moved, createCubicKernel(-0.62));
  assert.notDeepEqual(moved.y, still.y);
  for (let x = 0; x < width; x++) {
    assert.equal(moved.y[x], still.y[x]);
    assert.equal(moved.y[(height - 1) * width + x], still.y[(height - 1) * width + x]);
  }
  for (let y = 0; y < height; y++) {
    assert.equal(moved.y[y * width], still.y[y * width]);
    assert.equal(moved.y[y * width + width - 1], still.y[y * width + width - 1]);
  }
});

test('a head that does not move leaves the picture as it is', () => {
  const warp = createHeadWarp(camera, width, height);
  const still = testFrame(width, height);
  const moved = copyOf(still);
  warp.move({ yaw: 0, pitch: 0, roll: 0, across: 0, down: 0 });
  warp.draw(still, moved, createCubicKernel(-0.62));
  assert.deepEqual(moved.y, still.y);
});

test('closing the eyes covers them with skin and touches nothing else', () => {
  const still = testFrame(width, height);
  const eyes = [33, 133, 362, 263].map((p) => [face.mesh[3 * p]!, face.mesh[3 * p + 1]!] as const);
  const middle = Math.round((eyes[0]![0] + eyes[1]![0]) / 2);
  const row = Math.round((face.mesh[3 * 159 + 1]! + face.mesh[3 * 145 + 1]!) / 2);
  still.y[row * width + middle] = 30;
  const closed = copyOf(still);
  createBlinkDrawer(still, face.mesh, 80).draw(closed, 1);
  assert.ok(closed.y[row * width + middle]! > 90);
  for (let i = 0; i < still.y.length; i++) {
    const y = Math.floor(i / width);
    if (y < eyes[0]![1] - 40 || y > eyes[0]![1] + 30) assert.equal(closed.y[i], still.y[i]);
  }
});
