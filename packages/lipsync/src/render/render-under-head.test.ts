import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '@talkgraph/media';
import { restMouth } from '../mouth-shape.js';
import { createCameraFit } from './affine-camera.js';
import { rigidPoints } from './face-landmarks.js';
import { toHeadCoordinates } from './head-coordinates.js';
import { laplacianVariance } from './laplacian-variance.js';
import { learnPerson } from './learn-person.js';
import { preparePerson } from './prepare-person.js';
import { createCubicKernel } from './resample.js';
import type { MovedHead } from './still/head-mover.js';
import type { HeadSway } from './still/head-sway.js';
import { createHeadWarp } from './still/head-warp.js';
import { copyOf, testFace, testFrame } from './testing/test-face.js';

const size = 400;
const catmullRom = -0.5;
const at = { x: 200, y: 230, unit: 100 };
const face = testFace(at);
const options = { scale: 1, intensity: 1 };
const sway: HeadSway = { yaw: 0.02, pitch: 0.025, roll: 0.015, across: 0.006, down: 0.004 };
const straight: HeadSway = { yaw: 0, pitch: 0, roll: 0, across: 0, down: 0 };
const wide = { ...restMouth, open: 0.2, jaw: 0.18 };
const closing = { ...restMouth, open: 0, press: 1 };

/** Things of a few pixels, to tell places by. */
function patterned(): Frame {
  const frame = testFrame(size, size);
  frame.y.forEach((_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    frame.y[i] = 120 + 25 * Math.sin(x / 5) * Math.sin(y / 6) + 10 * Math.sin(x / 2.3);
  });
  return frame;
}

async function prepare(frame: Frame) {
  const readFrame = async () => frame;
  const faces = { frameCount: 1, frame: () => face };
  const facts = await learnPerson({ faces, scale: 1, maskFeather: 1, readFrame });
  // One and the same kernel for both, so that how often the picture is sampled makes the difference.
  const { renderer } = preparePerson({ ...facts, sharpness: { ...facts.sharpness, kernel: catmullRom } }, 1, 1);
  const camera = new Float64Array(8);
  createCameraFit(toHeadCoordinates(face.mesh, 468), rigidPoints).fit(face.mesh, camera);
  const warp = createHeadWarp(camera, size, size);
  const kernel = createCubicKernel(catmullRom);
  const head: MovedHead = { ...warp, kernel, draw: (source, target) => warp.draw(source, target, kernel) };
  return {
    inOneWarp(shape: typeof wide, by: HeadSway) {
      warp.move(by);
      const target = copyOf(frame);
      renderer.render(frame, target, face, shape, { ...options, head });
      return target;
    },
    inTwo(shape: typeof wide, by: HeadSway) {
      const spoken = copyOf(frame);
      renderer.render(frame, spoken, face, shape, options);
      const target = copyOf(spoken);
      warp.move(by);
      head.draw(spoken, target);
      return target;
    },
  };
}

function apart(a: Frame, b: Frame) {
  const each = Array.from(a.y, (value, i) => Math.abs(value - b.y[i]!)).sort((p, q) => p - q);
  return { mean: each.reduce((sum, d) => sum + d, 0) / each.length, most: each[Math.floor(0.99 * each.length)]! };
}

for (const [name, shape] of Object.entries({ wide, closing })) {
  test(`a mouth drawn under a moved head is what it is when it is drawn and then moved: ${name}`, async () => {
    const frame = patterned();
    const { inOneWarp, inTwo } = await prepare(frame);
    const made = apart(inOneWarp(shape, sway), inTwo(shape, sway));
    const moved = apart(frame, inTwo(shape, sway));
    assert.ok(made.mean < 0.06 * moved.mean, `${made.mean} apart, ${moved.mean} moved`);
    assert.ok(made.most <= 8, `${made.most}`);
  });
}

test('grain is sampled once, so more of it is left than in a mouth that is drawn and then moved', async () => {
  const frame = testFrame(size, size);
  const { inOneWarp, inTwo } = await prepare(frame);
  const chin = [at.x - 30, at.y + 35, at.x + 30, at.y + 60] as const;
  const [once, twice] = [inOneWarp(wide, sway), inTwo(wide, sway)].map((made) => laplacianVariance(made, chin));
  assert.ok(once! > 1.1 * twice!, `${once} against ${twice}, ${laplacianVariance(frame, chin)} before`);
});

test('a head that is held straight changes nothing of how a mouth is drawn', async () => {
  const { inOneWarp, inTwo } = await prepare(patterned());
  assert.ok(apart(inOneWarp(wide, straight), inTwo(wide, straight)).most <= 2);
});
