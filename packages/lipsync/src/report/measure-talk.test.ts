import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { defaultControls } from '../controls.js';
import type { FaceFrame, FaceTrack } from '../face-track.js';
import { indexPlaylist } from '../talk/loop/playlist-index.js';
import { measureTalk, type TalkMeasureInput } from './measure-talk.js';
import type { PictureSource, ReadMeshNear } from './picture-source.js';
import { faceMesh, frameOf, grain, picture } from './testing/synthetic-picture.js';
import { speechTrack, syntheticSpeech } from './testing/synthetic-speech.js';

const speech = syntheticSpeech(8);
const frames = 200;
const width = 240;
const skin = grain(12);

/** Grey pictures that carry their frame number in the first two pixels, so that a reader of meshes can tell them apart. */
function pictures(asked: number[]): PictureSource {
  return {
    width,
    height: width,
    frame: async (n) => {
      asked.push(n);
      return frameOf(picture(width, width, (x, y) => (y > 0 || x > 1 ? skin(x, y) : x === 0 ? n & 255 : n >> 8)));
    },
  };
}

/** Sees the mouth that the speech asks for at the picture's frame number. */
const readMesh: ReadMeshNear = async ({ y }) => {
  const n = (y[0] as number) + 256 * (y[1] as number);
  return faceMesh(width / 2, 50, 80, 0.01 + speech.open((n + 0.5) / 25));
};

/** The face of a template half as large, away in frames 40 to 59, speaking on its own. */
const faceTrack: FaceTrack = {
  header: {
    schema: 'talkgraph.face-track/1',
    clipHash: 'c',
    width: width / 2,
    height: width / 2,
    fps: { num: 25, den: 1 },
    frameCount: 100,
    faces: [],
    unusable: [],
  },
  frame: (_, n): FaceFrame => ({
    mesh: faceMesh(width / 4, 25, 40),
    pose: { yaw: 0, pitch: 0, roll: 0 },
    unit: 40,
    visibility: n >= 40 && n < 60 ? 0 : 1,
    flags: [],
    mouthOpen: 0.05 + 0.05 * Math.sin(n),
    mouthWidth: 0.5,
    luma: 120,
    sharpness: 10,
  }),
  [Symbol.dispose]() {},
};

const outputAsked: number[] = [];
const templateAsked: number[] = [];
const input: TalkMeasureInput = {
  output: pictures(outputAsked),
  template: pictures(templateAsked),
  playlist: indexPlaylist(
    [
      { first: 0, step: 1, count: 100, blend: 0 },
      { first: 98, step: -1, count: 99, blend: 0 },
      { first: 1, step: 1, count: 1, blend: 0 },
    ],
    100,
  ),
  outputFrames: frames,
  framesPerSecond: 25,
  faceTrack,
  mouthTrack: speechTrack(speech),
  controls: defaultControls,
  still: false,
  readMesh,
};

test('a faultless result is measured as such, in every part', async () => {
  const progress: number[] = [];
  const found = await measureTalk(input, { onProgress: ({ done }) => progress.push(done) });
  assert.deepEqual(found.windows, [{ from: 0, to: 199 }]);
  assert.equal(found.framesWithFace, 160);
  assert.ok(found.sync && found.sync.correlation > 0.999 && Math.abs(found.sync.offsetMs as number) < 2);
  assert.equal(found.closures?.share, 1);
  assert.ok((found.closures?.total as number) > 5);
  assert.ok(found.stillness && found.stillness.deviation < 1e-4);
  assert.equal(found.sharpness?.ratio, 1);
  assert.equal(found.seam?.ratio, 1);
  assert.ok((found.outside?.mean as number) < 0.1);
  assert.ok(Math.abs(found.ownMotion as number) < 0.3);
  assert.equal(found.voice, null);
  assert.deepEqual(
    progress,
    Array.from({ length: frames }, (_, i) => i + 1),
  );
});

test('frames that were not animated are not read, and template frames are read in rising order within a batch', async () => {
  outputAsked.length = 0;
  templateAsked.length = 0;
  await measureTalk(input);
  assert.ok(outputAsked.every((n) => (n < 40 || n > 59) && (n < 139 || n > 158)));
  const falls = templateAsked.filter((n, i) => i > 0 && n < (templateAsked[i - 1] as number)).length;
  assert.ok(templateAsked.length > 10 && falls <= 1, templateAsked.join());
});

test('the offset and the intensity asked for are expected of the mouth', async () => {
  const found = await measureTalk({ ...input, controls: { ...defaultControls, offsetMs: 80, intensity: 0.5 } });
  assert.ok(Math.abs((found.sync?.offsetMs as number) + 80) < 3);
  assert.ok(Math.abs((found.sync?.gain as number) - 2) < 0.1);
});

test('a lively still is not compared pixel by pixel outside the face', async () => {
  const found = await measureTalk({ ...input, still: true });
  assert.equal(found.outside, null);
  assert.ok(found.sharpness);
});

test('measuring stops when asked to', async () => {
  const stop = new AbortController();
  const measuring = measureTalk(input, { signal: stop.signal, onProgress: ({ done }) => done === 5 && stop.abort() });
  await assert.rejects(measuring, (error) => isTalkgraphError(error) && error.code === 'CANCELLED');
});
