import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import type { FaceFrame, FaceTrackHeader } from '../face-track.js';
import { FaceTrackWriter, openFaceTrack } from './face-track-file.js';
import { modelHead, poseHead } from './testing/model-head.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'talkgraph-face-track-'));
});
after(() => rm(folder, { recursive: true }));

const face = (n: number): FaceFrame => ({
  mesh: poseHead(modelHead(0.1), { yaw: n, scale: 240, x: 900 + n, y: 500 }),
  pose: { yaw: n, pitch: -2.5, roll: 0.25 },
  unit: 240,
  visibility: n === 3 ? 0 : 1,
  flags: n === 3 ? ['turned-away', 'blurred'] : [],
  mouthOpen: 0.125,
  mouthWidth: 0.5,
  luma: 96,
  sharpness: 420,
});

const header: FaceTrackHeader = {
  schema: 'talkgraph.face-track/1',
  clipHash: 'ab12',
  width: 1920,
  height: 1080,
  fps: { num: 30000, den: 1001 },
  frameCount: 12,
  faces: [],
  unusable: [{ from: 3, to: 3, reason: 'turned-away' }],
};

/** Two faces: number 0 in frames 0..5 with frame 4 missing, number 1 in frames 8..9. */
async function write(name: string): Promise<string> {
  const file = path.join(folder, name);
  const writer = await FaceTrackWriter.create(file);
  writer.beginFace(0, 0);
  for (let n = 0; n < 6; n++) await writer.add(n === 4 ? undefined : face(n));
  writer.beginFace(1, 8);
  for (let n = 8; n < 10; n++) await writer.add(face(n));
  await writer.finish(header);
  await writer.close();
  return file;
}

test('a document gives back its header and every face, the mesh to a fiftieth of a pixel', async () => {
  using track = openFaceTrack(await write('whole.faces'));
  assert.deepEqual(track.header, header);
  for (const [id, n] of [
    [0, 0],
    [0, 3],
    [0, 5],
    [1, 8],
    [1, 9],
  ] as const) {
    const { mesh, ...facts } = track.frame(id, n)!;
    const { mesh: expected, ...expectedFacts } = face(n);
    assert.deepEqual(facts, expectedFacts);
    for (let i = 0; i < mesh.length; i++) assert.ok(Math.abs(mesh[i]! - expected[i]!) < 0.02);
  }
});

test('where a face was not found there is none, nor outside its frames, nor for a face that is not there', async () => {
  using track = openFaceTrack(await write('gaps.faces'));
  for (const [id, n] of [
    [0, 4],
    [0, 6],
    [0, -1],
    [1, 7],
    [1, 10],
    [2, 0],
  ] as const) {
    assert.equal(track.frame(id, n), undefined);
  }
});

test('several readers share a document, and one closing does not disturb the others', async () => {
  const file = await write('shared.faces');
  const first = openFaceTrack(file);
  using second = openFaceTrack(file);
  assert.equal(first.frame(0, 2)?.pose.yaw, 2);
  assert.equal(second.frame(0, 5)?.pose.yaw, 5);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  assert.equal(second.frame(1, 9)?.pose.yaw, 9);
});

test('a damaged, foreign or missing document is refused', async () => {
  const whole = await write('damaged.faces');
  await truncate(whole, (await readFile(whole)).length - 40);
  const foreign = path.join(folder, 'foreign.faces');
  await writeFile(foreign, 'RIFF, or something else that is no face track at all');
  for (const file of [whole, foreign, path.join(folder, 'none.faces')]) {
    assert.throws(
      () => openFaceTrack(file),
      (error: unknown) => isTalkgraphError(error) && error.code === 'FACE_TRACK_BROKEN',
    );
  }
});
