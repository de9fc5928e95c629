import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { cropOfDetection, cropOfMesh } from './crop-box.js';
import { FaceDetector } from './detect-faces.js';
import { doubtAbove, HumanCheck } from './is-human.js';
import { MeshReader } from './read-mesh.js';
import type { RgbImage } from './rgb-image.js';
import { drawnFace, emptyPicture } from './testing/drawn-face.js';

const inference = createInference();
let face: Awaited<ReturnType<typeof drawnFace>>;
before(async () => {
  face = await drawnFace();
});
after(() => inference.release());

test('a drawn person is no cause for doubt, straight ahead or turned', async () => {
  const [detector, reader] = [await FaceDetector.open(inference), await MeshReader.open(inference)];
  const check = await HumanCheck.open(inference);
  for (const yaw of [0, 20]) {
    const picture = face.picture({ pose: { yaw, pitch: 0, roll: 0, x: 0, y: 0 } });
    const [found] = await detector.find(picture);
    assert.ok(found);
    const first = await reader.read(picture, cropOfDetection(found));
    const { mesh } = await reader.read(picture, cropOfMesh(first.mesh));
    const doubt = await check.doubt(picture, mesh);
    assert.ok(doubt < 0.8 * doubtAbove, `yaw ${yaw}: ${doubt.toFixed(3)}`);
  }
});

test('what is no face is doubted, even where the model is made to read a mesh from it', async () => {
  const reader = await MeshReader.open(inference);
  const check = await HumanCheck.open(inference);
  const picture: RgbImage = emptyPicture();
  // Two dark discs and a bar: eyes and mouth to a careless eye.
  for (const [x, y, rx, ry] of [
    [90, 100, 14, 14],
    [150, 100, 14, 14],
    [120, 160, 30, 6],
  ] as const) {
    for (let dy = -ry; dy <= ry; dy++) {
      for (let dx = -rx; dx <= rx; dx++) {
        if ((dx / rx) ** 2 + (dy / ry) ** 2 <= 1)
          picture.data.fill(20, 3 * ((y + dy) * 240 + x + dx), 3 * ((y + dy) * 240 + x + dx) + 3);
      }
    }
  }
  const { mesh } = await reader.read(picture, { x: 120, y: 130, side: 220, turn: 0 });
  assert.ok((await check.doubt(picture, mesh)) > doubtAbove);
});
