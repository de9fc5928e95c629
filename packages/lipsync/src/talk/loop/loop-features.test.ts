import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FaceFrame, FaceTrack } from '../../face-track.js';
import { isUsable, loopFeature, readLoopFeatures } from './loop-features.js';

function face(x: number, eyeGap: number, visibility = 1): FaceFrame {
  const mesh = new Float32Array(468 * 3);
  const put = (index: number, px: number, py: number) => mesh.set([px, py, 0], index * 3);
  put(33, x - 50, 200);
  put(263, x + 50, 200);
  put(159, x - 30, 200 - eyeGap / 2);
  put(145, x - 30, 200 + eyeGap / 2);
  put(386, x + 30, 200 - eyeGap / 2);
  put(374, x + 30, 200 + eyeGap / 2);
  const pose = { yaw: 3, pitch: -2, roll: 1 };
  return { mesh, pose, unit: 100, visibility, flags: [], mouthOpen: 0.07, mouthWidth: 0.5, luma: 90, sharpness: 30 };
}

function trackOf(frames: readonly (FaceFrame | undefined)[]): FaceTrack {
  return {
    header: {
      schema: 'talkgraph.face-track/1',
      clipHash: 'c',
      width: 640,
      height: 480,
      fps: { num: 30000, den: 1001 },
      frameCount: frames.length,
      faces: [
        {
          id: 0,
          firstFrame: 0,
          lastFrame: frames.length - 1,
          framesFound: frames.length,
          framesUsable: frames.length,
          medianUnit: 100,
          box: { x: 0, y: 0, width: 1, height: 1, frame: 0 },
        },
      ],
      unusable: [],
    },
    frame: (_, n) => frames[n],
    [Symbol.dispose]() {},
  };
}

test('a face track becomes rows in units of the face, whatever the resolution', () => {
  const features = readLoopFeatures(trackOf([face(320, 11)]), 0);
  const read = (name: Parameters<typeof loopFeature>[2]) => Number(loopFeature(features, 0, name).toFixed(4));
  assert.deepEqual([read('yaw'), read('pitch'), read('roll')], [3, -2, 1]);
  assert.deepEqual([read('x'), read('y'), read('scale')], [3.2, 2, 0]);
  assert.deepEqual([read('eyes'), read('mouth'), read('luma')], [0.11, 0.07, 90]);
  assert.ok(Math.abs(features.framesPerSecond - 29.97) < 0.001);
});

test('a frame without a face repeats the row before and is not usable', () => {
  const features = readLoopFeatures(trackOf([face(320, 11), undefined, face(330, 11, 0.2)]), 0);
  assert.equal(loopFeature(features, 1, 'x'), loopFeature(features, 0, 'x'));
  assert.deepEqual([isUsable(features, 0), isUsable(features, 1), isUsable(features, 2)], [true, false, false]);
});
