import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { createInference } from '@talkgraph/inference';
import type { ArtifactStore } from '../artifact-store.js';
import { folderStore } from '../testing/folder-store.js';
import type { FaceClip } from './face-clip.js';
import { openFaceTrack } from './face-track-file.js';
import { requireFace } from './require-face.js';
import type { RgbImage } from './rgb-image.js';
import { beside, drawnFace, drawnSide, emptyPicture, halved, type PresenterState } from './testing/drawn-face.js';
import { trackPictures } from './track-faces.js';

let folder = '';
let store: ArtifactStore;
let face: Awaited<ReturnType<typeof drawnFace>>;
const inference = createInference();
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'talkgraph-track-'));
  store = folderStore(folder);
  face = await drawnFace();
});
after(async () => {
  await inference.release();
  await rm(folder, { recursive: true });
});

function clipOf(hash: string, pictures: readonly RgbImage[]): FaceClip {
  const [{ width, height }] = pictures as [RgbImage];
  const frames = async function* () {
    yield* pictures;
  };
  return { hash, width, height, fps: { num: 25, den: 1 }, frameCount: pictures.length, pictures: frames };
}

const film = (count: number, state: (n: number) => PresenterState) => Array.from({ length: count }, (_, n) => state(n));
const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  const [da, db] = [a.map((value) => value - meanA), b.map((value) => value - meanB)];
  return dot(da, db) / Math.sqrt(dot(da, da) * dot(db, db));
}

test('a drawn presenter who turns and speaks is followed: lips, eyes and pose where they truly are', async () => {
  const states = film(24, (n) => ({
    pose: { yaw: 14 * Math.sin(n / 5), pitch: 0, roll: 4 * Math.sin(n / 7), x: 0, y: 0 },
    mouth: { open: 0.12 * (1 - Math.cos(n / 1.6)), width: 1 },
  }));
  const clip = clipOf(
    'presenter',
    states.map((state) => face.picture(state)),
  );
  const { path: file, header } = await trackPictures(clip, { inference, store });
  assert.deepEqual(
    header.faces.map(({ id, framesFound, framesUsable }) => [id, framesFound, framesUsable]),
    [[0, 24, 24]],
  );
  assert.deepEqual(header.unusable, []);
  using track = openFaceTrack(file);
  const frames = states.map((_, n) => track.frame(0, n)!);
  const distance = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
    Math.hypot(ax - bx, ay - by);
  const truths = states.map((state) => face.keyPoints(state));
  for (const [n, { mesh, unit }] of frames.entries()) {
    for (const [name, point] of [
      ['upperLipInner', 13],
      ['lowerLipInner', 14],
      ['mouthLeft', 78],
      ['leftEyeOuter', 33],
    ] as const) {
      const error = distance(truths[n]![name]!, [mesh[3 * point]!, mesh[3 * point + 1]!]) / unit;
      assert.ok(error < 0.08, `frame ${n}: ${name} is off by ${error.toFixed(3)} units`);
    }
  }
  const opening = truths.map((points, n) => distance(points.upperLipInner!, points.lowerLipInner!) / frames[n]!.unit);
  assert.ok(
    correlation(
      frames.map(({ mouthOpen }) => mouthOpen),
      opening,
    ) > 0.95,
  );
  assert.ok(
    correlation(
      frames.map(({ pose }) => pose.yaw),
      states.map(({ pose }) => pose!.yaw),
    ) > 0.98,
  );
  assert.ok(
    correlation(
      frames.map(({ pose }) => pose.roll),
      states.map(({ pose }) => pose!.roll),
    ) > 0.95,
  );
});

test('a face that goes away and comes back is one face, and the gap is reported with its reason', async () => {
  const picture = face.picture({});
  const pictures = Array.from({ length: 30 }, (_, n) => (n >= 10 && n < 18 ? emptyPicture() : picture));
  const { header, path: file } = await trackPictures(clipOf('gap', pictures), { inference, store });
  assert.deepEqual(
    header.faces.map(({ firstFrame, lastFrame, framesFound }) => [firstFrame, lastFrame, framesFound]),
    [[0, 29, 22]],
  );
  assert.deepEqual(header.unusable, [{ from: 10, to: 17, reason: 'no-face' }]);
  using track = openFaceTrack(file);
  assert.equal(track.frame(0, 12), undefined);
  assert.equal(track.frame(0, 2)?.visibility, 1);
  assert.ok(track.frame(0, 9)!.visibility < 0.2);
});

test('of two faces the larger is number 0; each is followed by itself', async () => {
  const picture = beside(halved(face.picture({})), face.picture({ mouth: { open: 0.2, width: 1 } }));
  const { header, path: file } = await trackPictures(clipOf('two', Array(4).fill(picture)), { inference, store });
  assert.equal(header.faces.length, 2);
  const [large, small] = header.faces;
  assert.ok(large!.medianUnit > 1.7 * small!.medianUnit);
  assert.ok(large!.box.x > drawnSide / 2 && small!.box.x < drawnSide / 2);
  using track = openFaceTrack(file);
  assert.ok(track.frame(0, 3)!.mouthOpen > 0.1);
  assert.ok(track.frame(1, 3)!.mouthOpen < 0.05);
  assert.throws(() => requireFace(header, 2), hasCode('FACE_NO_SUCH'));
});

test('coordinates are the clip’s, whatever the size of the pictures that are looked at', async () => {
  const clip = clipOf('large', [face.picture({})]);
  const { path: file } = await trackPictures({ ...clip, width: 960, height: 480 }, { inference, store });
  using track = openFaceTrack(file);
  const [x, y] = face.keyPoints({}).noseTip!;
  const { mesh, unit } = track.frame(0, 0)!;
  assert.ok(Math.hypot(mesh[3]! - 4 * x, mesh[4]! - 2 * y) < 0.15 * unit);
});

test('a clip without a face has a track that says so, and a stored track is used again', async () => {
  const { header } = await trackPictures(clipOf('empty', [emptyPicture(), emptyPicture()]), { inference, store });
  assert.deepEqual([header.faces, header.unusable], [[], [{ from: 0, to: 1, reason: 'no-face' }]]);
  assert.throws(() => requireFace(header, 0), hasCode('FACE_NOT_FOUND'));
  const clip = clipOf('again', [face.picture({})]);
  assert.equal((await trackPictures(clip, { inference, store })).reused, false);
  const runs = inference.figures().reduce((sum, figures) => sum + figures.runs, 0);
  assert.equal((await trackPictures(clip, { inference, store })).reused, true);
  assert.equal(
    inference.figures().reduce((sum, figures) => sum + figures.runs, 0),
    runs,
  );
});

test('stopping leaves nothing behind', async () => {
  const stop = new AbortController();
  const clip = clipOf('stopped', Array(6).fill(face.picture({})));
  const before = readdirSync(folder);
  const tracking = trackPictures(clip, {
    inference,
    store,
    signal: stop.signal,
    onProgress: ({ done }) => done === 2 && stop.abort(),
  });
  await assert.rejects(tracking, hasCode('CANCELLED'));
  assert.deepEqual(readdirSync(folder), before);
});
