import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { type Clip, defaultOps, openClip, openSource, resolveFrom } from '@talkgraph/media';
import { lipSyncEngines } from '../backends/lip-sync-engines.js';
import { openFaceTrack } from '../face/face-track-file.js';
import { trackFaces } from '../face/track-faces.js';
import type { FaceFrame } from '../face-track.js';
import { readControls } from '../read-controls.js';
import { folderStore, presenterPicture, presenterVideo, spokenWav } from '../testing/index.js';
import { lifelessRemarks } from './life-of-speech.js';
import { makeTalkingClip } from './make-talking-clip.js';
import type { TalkingServices } from './talking-clip.js';

const inference = createInference();
let folder = '';
let services: TalkingServices;
const clips: Record<'photo' | 'video' | 'voice', Clip> = {} as never;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-life-'));
  await mkdir(join(folder, 'store'));
  const files = {
    photo: await presenterPicture(join(folder, 'photo.png')),
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: 30 }),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob might open the map.', 0.8),
  };
  const sources = new Map<string, string>();
  for (const [name, path] of Object.entries(files)) {
    const opened = await openSource(path);
    clips[name as keyof typeof files] = opened.clip;
    for (const [sha256, file] of opened.sources) sources.set(sha256, file);
  }
  const store = folderStore(join(folder, 'store'));
  const { backends, ops } = lipSyncEngines({ store });
  services = { inference, store, resolveSource: resolveFrom(sources), ops: [...defaultOps, ...ops], backends };
});
after(async () => {
  await inference.release();
  await rm(folder, { recursive: true });
});

const speak = (video: Clip, options: Readonly<Record<string, unknown>>) =>
  makeTalkingClip(
    {
      ...{ video, audio: clips.voice, engine: 'embedded', resolution: 'source', shorter: 'trim' },
      controls: readControls(options),
    },
    services,
  );

/** The faces that the product's own mesh sees in the finished picture. */
async function facesOf(clip: Clip): Promise<FaceFrame[]> {
  const { path, header } = await trackFaces(clip, services);
  using track = openFaceTrack(path);
  return Array.from({ length: header.frameCount }, (_, n) => track.frame(0, n)!);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** How far down a point lies from the eyes' outer corners, in u. */
const below = ({ mesh, unit }: FaceFrame, points: readonly number[]) =>
  (mean(points.map((p) => mesh[3 * p + 1]!)) - (mesh[3 * 33 + 1]! + mesh[3 * 263 + 1]!) / 2) / unit;
const brows = [105, 66, 334, 296];
const corners = [61, 291];

test('looks are seen by the face mesh: brows rise and fall, corners go up; closures of the lips stay closures', async () => {
  const quiet = { liveliness: false };
  const look = (emotion: string) => speak(clips.photo, { ...quiet, expression: { emotion } });
  const plain = await speak(clips.photo, quiet);
  const { closures } = plain.mouth.track;
  const faces = await facesOf(plain.clip);
  const [surprised, angry, happy] = [
    await facesOf((await look('surprised')).clip),
    await facesOf((await look('angry')).clip),
    await facesOf((await look('happy')).clip),
  ];
  const heights = (all: readonly FaceFrame[], points: readonly number[]) =>
    mean(all.map((face) => below(face, points)));
  assert.ok(heights(surprised, brows) < heights(faces, brows) - 0.015, 'brows of surprise');
  assert.ok(heights(angry, brows) > heights(faces, brows) + 0.01, 'brows of anger');
  assert.ok(heights(happy, corners) < heights(faces, corners) - 0.01, 'corners of joy');
  assert.ok(closures.length > 0);
  for (const { startSeconds, endSeconds } of closures) {
    const n = Math.min(faces.length - 1, Math.floor(12.5 * (startSeconds + endSeconds)));
    for (const all of [surprised, angry, happy])
      assert.ok(all[n]!.mouthOpen < faces[n]!.mouthOpen + 0.025, `frame ${n}: ${all[n]!.mouthOpen}`);
  }
});

test('a head in a photo moves with the speech, and its picture keeps its border; a head that moves by itself is left alone', async () => {
  const { clip, remarks } = await speak(clips.photo, { headMotion: { style: 'lively', amount: 2 } });
  assert.deepEqual(
    remarks.filter(({ en }) => en.includes('moves')),
    [],
  );
  await using opened = await openClip(clip, services);
  const [first, last] = [await opened.frame(0), await opened.frame(19)];
  assert.notDeepEqual(last.y, first.y);
  assert.deepEqual(last.y.subarray(0, last.width), first.y.subarray(0, last.width));
  const turning = await speak(clips.video, { headMotion: {} });
  assert.ok(
    turning.remarks.some(({ en }) => en.includes('moves')),
    'the user is told',
  );
  const same = await speak(clips.video, {});
  const [moved, own] = [await openClip(turning.clip, services), await openClip(same.clip, services)];
  assert.deepEqual((await moved.frame(9)).y, (await own.frame(9)).y);
  await moved[Symbol.asyncDispose]();
  await own[Symbol.asyncDispose]();
});

test('an engine that draws the mouth only says so to whoever asks for more', () => {
  const wanted = readControls({ expression: { emotion: 'happy' } });
  assert.match(lifelessRemarks({ name: 'wav2lip' }, wanted)[0]?.zh ?? '', /wav2lip.*不会生效/);
  assert.deepEqual(lifelessRemarks({ name: 'wav2lip' }, readControls({})), []);
  assert.deepEqual(lifelessRemarks({ name: 'embedded', drawsLife: true }, wanted), []);
});
