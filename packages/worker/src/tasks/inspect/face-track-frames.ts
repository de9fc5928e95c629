import type { JsonObject } from '@talkgraph/engine';
import { type FaceFrame, type FaceTrack, faceFlagText, openFaceTrack } from '@talkgraph/lipsync';
import type { Task } from '../../tasks.js';
import { wholeParam } from '../read-task-params.js';
import { faceOutlines } from './face-outlines.js';
import type { InspectPlace } from './inspect-tasks.js';
import { lipSyncDocument } from './stored-document.js';

/**
 * `{artifact, from, frames, step, outlines}`: answers what a stored face track says of the clip and of frames `from`,
 * `from + step`, … (at most `frames` of them): each face's box, pose and flags, and its outlines where asked for.
 */
export function faceTrackFrames({ store }: Pick<InspectPlace, 'store'>): Task {
  return async (params) => {
    using track = openFaceTrack(await lipSyncDocument(store, 'face-track', params));
    const { clipHash, width, height, fps, frameCount, faces, unusable } = track.header;
    const from = wholeParam('face-track', params, 'from', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
    const most = wholeParam('face-track', params, 'frames', { min: 1, max: 2000, otherwise: 1 });
    const step = wholeParam('face-track', params, 'step', { min: 1, max: Number.MAX_SAFE_INTEGER, otherwise: 1 });
    const count = Math.max(0, Math.min(most, Math.ceil((frameCount - from) / step)));
    const numbers = Array.from({ length: count }, (_, i) => from + i * step);
    return {
      clipHash,
      width,
      height,
      fps: { num: fps.num, den: fps.den },
      frameCount,
      faces: faces.map(({ id, firstFrame, lastFrame, framesFound, framesUsable }) => {
        return { id, firstFrame, lastFrame, framesFound, framesUsable };
      }),
      unusable: unusable.map((run) => ({ ...run })),
      flagTexts: Object.fromEntries(Object.entries(faceFlagText).map(([flag, { en, zh }]) => [flag, { en, zh }])),
      outlines: faceOutlines.map(({ name, closed, points }) => ({ name, closed, points: points.length })),
      frames: numbers.map((n) => ({ n, faces: facesIn(track, n, params.outlines === true) })),
    };
  };
}

function facesIn(track: FaceTrack, n: number, outlines: boolean): JsonObject[] {
  return track.header.faces.flatMap(({ id }) => {
    const face = track.frame(id, n);
    return face === undefined ? [] : [{ id, ...factsOf(face), ...(outlines && { points: pointsOf(face) }) }];
  });
}

function factsOf({ mesh, pose, visibility, mouthOpen, flags }: FaceFrame): JsonObject {
  return {
    box: boxOf(mesh),
    pose: [pose.yaw, pose.pitch, pose.roll].map(tenth),
    visibility: Math.round(visibility * 1000) / 1000,
    mouthOpen: Math.round(mouthOpen * 1000) / 1000,
    flags: [...flags],
  };
}

/** x, y, width, height around all points. */
function boxOf(mesh: Float32Array): number[] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < mesh.length; i += 3) {
    const [x, y] = [mesh[i] as number, mesh[i + 1] as number];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right - left, bottom - top].map(tenth);
}

function pointsOf({ mesh }: FaceFrame): number[] {
  return faceOutlines.flatMap(({ points }) =>
    points.flatMap((point) => [tenth(mesh[point * 3] as number), tenth(mesh[point * 3 + 1] as number)]),
  );
}

const tenth = (value: number) => Math.round(value * 10) / 10;
