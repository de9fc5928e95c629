import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FaceFrame } from '../face-track.js';
import { type MouthShape, restMouth } from '../mouth-shape.js';
import { learnPerson } from './learn-person.js';
import { preparePerson } from './prepare-person.js';
import { copyOf, type TestFaceOptions, testFace, testFrame } from './testing/test-face.js';

const size = 320;
const at = { x: 160, y: 190, unit: 90 };
const shape = (change: Partial<MouthShape>): MouthShape => ({ ...restMouth, ...change });
const wide = shape({ open: 0.2, jaw: 0.18 });
const options = { scale: 1, intensity: 1 };

async function personOf(faces: readonly FaceFrame[], frame = testFrame(size, size), others = frame) {
  const facts = await learnPerson({
    faces: { frameCount: faces.length, frame: (n) => faces[n] },
    scale: 1,
    maskFeather: 1,
    readFrame: async () => others,
  });
  const person = preparePerson(facts, 1, 1);
  return (face: FaceFrame, mouth: MouthShape) => {
    const target = copyOf(frame);
    person.renderer.render(frame, target, face, mouth, options);
    return { frame, target };
  };
}

/** Pixels that differ, and the box around them. */
function changes(a: Uint8Array, b: Uint8Array, width: number) {
  const box = { count: 0, x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    box.count++;
    box.x0 = Math.min(box.x0, i % width);
    box.x1 = Math.max(box.x1, i % width);
    box.y0 = Math.min(box.y0, Math.floor(i / width));
    box.y1 = Math.max(box.y1, Math.floor(i / width));
  }
  return box;
}

test('a rest shape on a resting face changes nothing, so no interior is drawn either', async () => {
  const face = testFace(at);
  const render = await personOf([face]);
  const { frame, target } = render(face, restMouth);
  assert.deepEqual(target.y, frame.y);
  assert.deepEqual(target.u, frame.u);
  assert.deepEqual(target.v, frame.v);
});

test('an open mouth changes the lower face and nothing outside it', async () => {
  const face = testFace(at);
  const render = await personOf([face]);
  const { frame, target } = render(face, wide);
  const box = changes(frame.y, target.y, size);
  assert.ok(box.count > 2000, `${box.count} pixels changed`);
  assert.ok(box.y0 > at.y - 0.55 * at.unit, `changed from row ${box.y0} on`);
  assert.ok(box.y1 < at.y + 1.5 * at.unit);
  assert.ok(box.x0 > at.x - 1.15 * at.unit && box.x1 < at.x + 1.15 * at.unit, `${box.x0}..${box.x1}`);
});

test('the opening is dark inside and about as high as asked', async () => {
  const face = testFace(at);
  const render = await personOf([face]);
  const { target } = render(face, wide);
  let dark = 0;
  for (let y = at.y - 20; y < at.y + 50; y++) if (target.y[y * size + at.x]! < 100) dark++;
  assert.ok(dark > 0.1 * at.unit && dark < 0.3 * at.unit, `${dark} dark rows`);
});

test('visibility 0 leaves the frame as it is, and half of it moves half as far', async () => {
  const render = await personOf([testFace(at)]);
  const none = render(testFace({ ...at, visibility: 0 }), wide);
  assert.deepEqual(none.target.y, none.frame.y);
  const count = (visibility: number) => {
    const { frame, target } = render(testFace({ ...at, visibility }), wide);
    return frame.y.reduce((sum, value, i) => sum + Math.abs(value - target.y[i]!), 0);
  };
  assert.ok(count(0.5) < 0.75 * count(1));
  assert.ok(count(0.5) > 0);
});

test("a talking template's lips meet when the mouth is asked to rest", async () => {
  const faces = [0, 0.02, 0.1, 0.18, 0.12, 0, 0, 0.15].map((open) => testFace({ ...at, open }));
  const frame = testFrame(size, size);
  // A black hole where this frame's mouth is open.
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const a = (x - at.x) / at.unit;
      const b = (y - at.y) / at.unit;
      if (b > 0.01 && b < 0.18 * (1 - (a / 0.27) ** 2) - 0.01) frame.y[y * size + x] = 20;
    }
  }
  const resting = testFrame(size, size);
  for (let x = at.x - 24; x <= at.x + 24; x++) resting.y[at.y * size + x] = 70;
  const render = await personOf(faces, frame, resting);
  const { target } = render(faces[3]!, restMouth);
  const black = (plane: Uint8Array) => plane.reduce((sum, value) => sum + (value < 45 ? 1 : 0), 0);
  assert.ok(black(frame.y) > 300);
  assert.ok(black(target.y) < 0.05 * black(frame.y), `${black(target.y)} of ${black(frame.y)} black pixels are left`);
});

test('the same input gives the same picture', async () => {
  const face = testFace({ ...at, yaw: 12, roll: -7 });
  const first = (await personOf([face]))(face, wide).target;
  const second = (await personOf([face]))(face, wide).target;
  assert.deepEqual(first.y, second.y);
  assert.deepEqual(first.u, second.u);
});

test('a face at or beyond any border of the frame is drawn as far as it can be seen', async () => {
  const places: TestFaceOptions[] = [
    { x: 0, y: 160 },
    { x: size - 1, y: 160 },
    { x: 160, y: size - 3 },
    { x: 160, y: 4 },
    { x: -200, y: -200 },
    { x: size + 60, y: size + 60 },
  ];
  const render = await personOf([testFace(at)]);
  for (const place of places) {
    const { target } = render(testFace({ ...place, unit: 90, roll: 30 }), wide);
    assert.equal(target.y.length, size * size);
  }
});
