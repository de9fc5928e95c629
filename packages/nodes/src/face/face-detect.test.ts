import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typesMatch } from '@talkgraph/engine';
import type { LipSyncService } from '../capabilities/lipsync-service.js';
import { recipe } from '../lipsync/testing/recipes.js';
import { recordedContext } from '../lipsync/testing/recorded-context.js';
import { image } from '../ports.js';
import { faceDetect } from './face-detect.js';

const faceTrack = { artifact: 'ab.faces', schema: 'talkgraph.face-track', version: 1 };
const report = { artifact: 'cd.json', schema: 'talkgraph.face-report', version: 1 };
const remark = { en: 'No usable face', zh: '没有可用的人脸' };

test('no face is an answer, not a failure, and it is said on the node', async () => {
  const service: Pick<LipSyncService, 'findFaces'> = {
    async findFaces(clip, call) {
      assert.equal(clip.op, 'footage');
      call?.onProgress?.({ stage: 'face', done: 1, total: 2 });
      return { hasFace: false, faceTrack, report, remarks: [remark] };
    },
  };
  const context = recordedContext({ lipsync: service });
  const answer = await faceDetect.run({ video: recipe('footage') }, context);
  assert.deepEqual(answer, { has_face: false, face_track: faceTrack, report });
  assert.deepEqual([context.notes, context.reports], [[remark], [{ stage: 'face', done: 1, total: 2 }]]);
});

test('pictures can be looked at as well', () => {
  assert.equal(typesMatch(image, faceDetect.inputs.video.type), true);
});
