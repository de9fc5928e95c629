import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { openSource, resolveFrom } from '@talkgraph/media';
import { makeMedia, temporaryFolder } from '@talkgraph/media/testing';
import { defaultControls } from '../controls.js';
import type { FaceFrame, FaceTrack } from '../face-track.js';
import { reportTalk } from './report-talk.js';
import { faceMesh } from './testing/synthetic-picture.js';
import { speechTrack, syntheticSpeech } from './testing/synthetic-speech.js';

const [width, height, frameCount] = [320, 240, 75];
const speech = syntheticSpeech(3);
const plane = (size: number) => new Uint8Array(size).fill(128);
const grey = {
  width,
  height,
  y: plane(width * height),
  u: plane((width * height) / 4),
  v: plane((width * height) / 4),
};

/** A track that claims a face where the pictures show none. */
const faceTrack: FaceTrack = {
  header: {
    schema: 'talkgraph.face-track/1',
    clipHash: 'c',
    width,
    height,
    fps: { num: 25, den: 1 },
    frameCount,
    faces: [],
    unusable: [],
  },
  frame: (): FaceFrame => ({
    mesh: faceMesh(160, 80, 60),
    pose: { yaw: 0, pitch: 0, roll: 0 },
    unit: 60,
    visibility: 1,
    flags: [],
    mouthOpen: 0.02,
    mouthWidth: 0.5,
    luma: 120,
    sharpness: 10,
  }),
  [Symbol.dispose]() {},
};

test('a finished file is opened, looked at and listened to; where its pictures show no face nothing is made up', async (t) => {
  const path = join(await temporaryFolder(t), 'out.mp4');
  await makeMedia(path, {
    pictures: { codec: 'libx264', width, height, fps: { num: 25, den: 1 }, frameCount, draw: () => grey },
    sound: {
      codec: 'aac',
      sampleRate: 44_100,
      channels: 2,
      sampleCount: 3 * 44_100,
      draw: (i) => (0.01 + 4 * speech.open(i / 44_100)) * Math.sin(i / 9),
    },
  });
  const opened = await openSource(path);
  const inference = createInference();
  t.after(() => inference[Symbol.asyncDispose]());
  const stages: string[] = [];
  const report = await reportTalk(
    {
      job: {
        backend: 'embedded',
        video: 'a.mp4',
        audio: 'a.wav',
        output: 'out.mp4',
        language: 'en',
        controls: defaultControls,
      },
      output: opened.clip,
      template: { base: opened.clip, playlist: [{ first: 0, step: 1, count: frameCount, blend: 0 }], still: false },
      sound: opened.clip,
      faceTrack,
      mouthTrack: speechTrack(speech),
      stages: [{ stage: 'render', seconds: 2, cached: false }],
      untouched: [{ from: 0, to: 9, reason: 'covered' }],
    },
    { inference, resolveSource: resolveFrom(opened.sources), onProgress: ({ stage }) => stages.push(stage) },
  );
  assert.deepEqual(report.output, { width, height, fps: { num: 25, den: 1 }, frameCount, durationSeconds: 3 });
  assert.deepEqual([report.frames.total, report.frames.untouched], [75, 10]);
  assert.deepEqual(
    report.stages.map(({ stage }) => stage),
    ['render', 'report'],
  );
  assert.ok(report.totalSeconds > 2);
  assert.equal(stages.length, frameCount);
  assert.equal(report.measured.framesWithFace, 0);
  assert.deepEqual([report.measured.sync, report.measured.voice, report.measured.sharpness], [null, null, null]);
  assert.equal(report.score.total, null);
  assert.deepEqual(
    report.verdicts.map(({ code }) => code),
    ['frames-untouched', 'not-measured'],
  );
});
