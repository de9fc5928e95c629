import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { type Clip, type Frame, type FrameContext, makeClip } from '@talkgraph/media';
import type { ClipServices } from '../../clip-services.js';
import type { LipSyncRequest } from '../../contract.js';
import { defaultControls } from '../../controls.js';
import type { FaceTrack } from '../../face-track.js';
import { noIntonation } from '../../life/intonation.js';
import { mouthParameters, restMouth } from '../../mouth-shape.js';
import type { MouthTrack } from '../../mouth-track.js';
import type { PersonFacts } from '../../render/person-facts.js';
import { copyOf, testFace, testFrame } from '../../render/testing/test-face.js';
import { createEmbeddedBackend } from './embedded-backend.js';
import type { KnownPeople } from './known-people.js';
import { embeddedLipSyncOp } from './lip-sync-op.js';
import { previewMouth } from './preview-mouth.js';

const [width, height] = [256, 256];
const video = { width, height, fps: { num: 25, den: 1 }, frameCount: 4 };
const base = makeClip('test-base', {});

/** Four frames: the face is lost in the last one. */
const faces: FaceTrack = {
  header: {
    schema: 'talkgraph.face-track/1',
    clipHash: '',
    width: width / 2,
    height: height / 2,
    fps: video.fps,
    frameCount: 4,
    faces: [
      {
        id: 0,
        firstFrame: 0,
        lastFrame: 2,
        framesFound: 3,
        framesUsable: 3,
        medianUnit: 40,
        box: { x: 0, y: 0, width: 9, height: 9, frame: 0 },
      },
    ],
    unusable: [],
  },
  frame: (id, n) => (id === 0 && n < 3 ? testFace({ x: 64 + n, y: 75, unit: 35 }) : undefined),
  [Symbol.dispose]() {},
};

const mouthOf = (open: number): MouthTrack => {
  const values = new Float32Array(100 * mouthParameters.length);
  for (let row = 0; row < 100; row++) values[row * mouthParameters.length] = open;
  return {
    schema: 'talkgraph.mouth-track/1',
    audioHash: '',
    language: 'en',
    rowCount: 100,
    values,
    closures: [],
    pauses: [],
  };
};

const frameOf = (n: number): Frame => {
  const frame = testFrame(width, height);
  frame.y.forEach((value, i) => {
    frame.y[i] = value + 8 * n;
  });
  return frame;
};

const context: FrameContext = {
  signal: new AbortController().signal,
  inputs: [video],
  readFrame: async (_, n) => frameOf(n),
  sourcePath: async (sha256) => sha256,
  allocate: (w, h) => ({ ...testFrame(w, h), [Symbol.dispose]() {} }),
};

function request(change: Partial<LipSyncRequest> = {}): LipSyncRequest {
  const playlist = [{ first: 0, step: 1, count: 4, blend: 0 }] as const;
  return {
    base,
    audio: base,
    useGpu: false,
    faceTrack: 'f',
    mouthTrack: 'm',
    playlist,
    still: false,
    controls: defaultControls,
    ...change,
  };
}

/** What the backend answers; it needs none of the services. */
async function recipe(change: Partial<LipSyncRequest> = {}): Promise<Clip> {
  return (await createEmbeddedBackend().apply(request(change), {} as ClipServices)).clip;
}

const openIntonation = async () => noIntonation;

async function render(
  change: Partial<LipSyncRequest>,
  n: number,
  open = 0.15,
): Promise<{ out: Frame; inputs: Frame[] }> {
  const op = embeddedLipSyncOp({
    openFaceTrack: async () => faces,
    openMouthTrack: async () => mouthOf(open),
    openIntonation,
  });
  const clip = await recipe(change);
  const inputs = op.needs(clip, [{ video }], n).map(({ frame }) => frameOf(frame));
  await using processor = await op.open!(clip, context);
  return { out: await processor.process(n, inputs), inputs };
}

test('the backend answers a recipe that says everything, and its op tells its length', async () => {
  const playlist = [
    { first: 0, step: 1, count: 4, blend: 0 },
    { first: 2, step: -1, count: 3, blend: 0 },
  ] as const;
  const clip = await recipe({ playlist });
  assert.equal(clip.op, 'lip-sync');
  assert.deepEqual(clip.inputs, [base]);
  const op = embeddedLipSyncOp({
    openFaceTrack: async () => faces,
    openMouthTrack: async () => mouthOf(0),
    openIntonation,
  });
  assert.equal(op.describe(clip, [{ video }]).video?.frameCount, 7);
  assert.deepEqual(op.needs(clip, [{ video }], 5), [{ input: 0, frame: 1 }]);
});

test('a frame without the face passes through as the very frame that came in', async () => {
  const { out, inputs } = await render({}, 3);
  assert.equal(out, inputs[0]);
});

test('an open mouth is drawn into a copy at the size of the base, scaled from the track', async () => {
  const { out, inputs } = await render({}, 1);
  assert.notEqual(out, inputs[0]);
  const changed = out.y.filter((value, i) => value !== inputs[0]!.y[i]).length;
  assert.ok(changed > 500, `${changed} pixels changed`);
  const middle = 2 * 77 * width + 2 * 65;
  assert.ok(out.y[middle]! < inputs[0]!.y[middle]! - 20, 'the mouth is open where the scaled track says');
});

test('in a cross-fade both frames get the same mouth and are mixed', async () => {
  const playlist = [
    { first: 0, step: 1, count: 1, blend: 0 },
    { first: 2, step: 0, count: 2, blend: 1 },
  ] as const;
  const { out, inputs } = await render({ playlist }, 1);
  assert.equal(inputs.length, 2);
  const alone = async (frame: number) =>
    (await render({ playlist: [{ first: frame, step: 0, count: 2, blend: 0 }] }, 1)).out;
  const [next, due] = [await alone(2), await alone(1)];
  // What moved a little is brought together, so edges differ from a plain mixture; all else is one.
  const off = out.y.filter((value, i) => Math.abs(value - (next.y[i]! + due.y[i]!) / 2) > 3).length;
  assert.ok(off < 0.06 * out.y.length, `${off} of ${out.y.length} pixels`);
});

test('a still blinks and sways only when it is asked to live', async () => {
  const playlist = [{ first: 0, step: 0, count: 100, blend: 0 }] as const;
  const quiet = await render({ still: true, playlist, controls: { ...defaultControls, liveliness: false } }, 60, 0);
  assert.deepEqual(quiet.out.y, quiet.inputs[0]!.y);
  const lively = await render({ still: true, playlist }, 60, 0);
  assert.notDeepEqual(lively.out.y, lively.inputs[0]!.y);
});

test('a person who is known is drawn the same without another look at the footage', async () => {
  const kept = new Map<string, PersonFacts>();
  const people: KnownPeople = {
    find: async (key) => kept.get(key),
    keep: async (key, facts) => void kept.set(key, facts),
  };
  const op = embeddedLipSyncOp({
    openFaceTrack: async () => faces,
    openMouthTrack: async () => mouthOf(0.15),
    openIntonation,
    people,
  });
  const clip = await recipe();
  let looks = 0;
  const draw = async () => {
    const readFrame: FrameContext['readFrame'] = async (_, n) => {
      looks++;
      return frameOf(n);
    };
    await using processor = await op.open!(clip, { ...context, readFrame });
    return processor.process(1, [frameOf(1)]);
  };
  const [first, seen] = [await draw(), looks];
  const [second, seenAgain] = [await draw(), looks];
  assert.ok(seen > 0 && kept.size === 1);
  assert.equal(seenAgain, seen);
  assert.deepEqual(second.y, first.y);
  assert.deepEqual(second.u, first.u);
});

test('a face that the track does not have is refused by its number', async () => {
  await assert.rejects(
    render({ controls: { ...defaultControls, face: 3 } }, 0),
    (error: unknown) => isTalkgraphError(error) && error.code === 'FACE_NO_SUCH',
  );
});

test('a preview needs nothing but one frame and leaves that frame alone', async () => {
  const frame = frameOf(0);
  const before = copyOf(frame);
  const face = testFace({ x: 128, y: 150, unit: 70 });
  const shown = await previewMouth({
    frame,
    face,
    shape: { ...restMouth, open: 0.2, jaw: 0.2 },
    intensity: 1,
    maskFeather: 1,
  });
  assert.deepEqual(frame.y, before.y);
  assert.notDeepEqual(shown.y, frame.y);
});
