import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LipSyncService } from '../capabilities/lipsync-service.js';
import { mouthTrack } from './mouth-track.js';
import { recipe } from './testing/recipes.js';
import { recordedContext } from './testing/recorded-context.js';

const document = { artifact: 'ab.mouth', schema: 'talkgraph.mouth-track', version: 1 };
const remark = { en: 'No speech', zh: '没有说话声' };

test('it answers the track of the sound, with the language only where one is given', async () => {
  const languages: (string | undefined)[] = [];
  const service: Pick<LipSyncService, 'mouthTrack'> = {
    async mouthTrack(audio, call = {}) {
      assert.equal(audio.op, 'speech');
      languages.push(call.language);
      return { mouthTrack: document, remarks: [remark] };
    },
  };
  const context = recordedContext({ lipsync: service });
  for (const language of ['zh-CN', '']) {
    assert.deepEqual(await mouthTrack.run({ audio: recipe('speech'), language, alignment: undefined }, context), {
      mouth_track: document,
    });
  }
  assert.deepEqual(languages, ['zh-CN', undefined]);
  assert.deepEqual(context.notes, [remark, remark]);
});

test('the times of words are handed on', async () => {
  const times = { artifact: 'cd', schema: 'talkgraph.alignment', version: 1 };
  const handed: unknown[] = [];
  const service: Pick<LipSyncService, 'mouthTrack'> = {
    async mouthTrack(_, call = {}) {
      handed.push(call.alignment);
      return { mouthTrack: document, remarks: [] };
    },
  };
  const context = recordedContext({ lipsync: service });
  await mouthTrack.run({ audio: recipe('speech'), language: '', alignment: times }, context);
  assert.deepEqual(handed, [times]);
});
