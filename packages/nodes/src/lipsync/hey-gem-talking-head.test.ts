import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typesMatch } from '@talkgraph/engine';
import type { LipSyncCall, LipSyncService, SpeakRequest } from '../capabilities/lipsync-service.js';
import { image, mask, video } from '../ports.js';
import { heyGemTalkingHead } from './hey-gem-talking-head.js';
import { recipe } from './testing/recipes.js';
import { recordedContext } from './testing/recorded-context.js';

const remark = { en: 'No GPU', zh: '没有显卡' };
const [person, speech, talking] = [recipe('person'), recipe('speech'), recipe('talking')];

/** Keeps what it was asked, tells one step of progress, and answers a recipe with a remark. */
function recordingService() {
  const asked: { request: SpeakRequest; call: LipSyncCall }[] = [];
  const service: Pick<LipSyncService, 'talk'> = {
    async talk(request, call = {}) {
      asked.push({ request, call });
      call.onProgress?.({ stage: 'face', done: 3, total: 10 });
      call.onProgress?.({ stage: 'mouth', done: 5 });
      return { clip: talking, remarks: [remark] };
    },
  };
  return { asked, service };
}

const inputs = {
  audio: speech,
  video: person,
  use_gpu: true,
  resolution: '720p',
  engine: 'embedded',
  model: '',
  alignment: undefined,
} as const;

test('it has exactly the inputs that workflows from elsewhere give it, with their defaults', () => {
  const { inputs: specs, outputs, category, label } = heyGemTalkingHead;
  const wire = Object.entries(specs).map(([name, spec]) => [name, spec.type.name, 'optional' in spec]);
  assert.deepEqual(wire, [
    ['audio', 'AUDIO', false],
    ['video', 'VIDEO', false],
    ['use_gpu', 'BOOLEAN', false],
    ['resolution', 'COMBO', false],
    ['engine', 'COMBO', true],
    ['model', 'STRING', true],
    ['options', 'LIPSYNC_OPTIONS', true],
    ['alignment', 'ALIGNMENT', true],
  ]);
  assert.deepEqual([specs.use_gpu.default, specs.resolution.default], [true, '1080p']);
  assert.deepEqual(specs.resolution.type.choices, ['720p', '1080p', 'source']);
  assert.deepEqual([Object.values(outputs).map(({ type }) => type.name), category], [['VIDEO'], 'heygem']);
  assert.deepEqual(label, { en: 'HeyGem Generator', zh: 'HeyGem 数字人生成' });
});

test('a picture may be linked where the person’s video goes, a mask may not', () => {
  const { type } = heyGemTalkingHead.inputs.video;
  assert.deepEqual(
    [video, image, mask].map((from) => typesMatch(from, type)),
    [true, true, false],
  );
});

test('it hands everything on, shows the stages, and says the remarks on the node', async () => {
  const { asked, service } = recordingService();
  const context = recordedContext({ lipsync: service });
  const options = { intensity: 1.2 };
  const answer = await heyGemTalkingHead.run({ ...inputs, options }, context);
  assert.deepEqual(answer, { video: talking });
  assert.deepEqual(asked[0]?.request, {
    video: person,
    audio: speech,
    engine: 'embedded',
    resolution: '720p',
    options,
  });
  assert.equal(asked[0]?.call.useGpu, true);
  assert.equal(asked[0]?.call.signal, context.signal);
  assert.deepEqual(context.reports, [
    { stage: 'face', done: 3, total: 10 },
    { stage: 'mouth', done: 5, total: 5 },
  ]);
  assert.deepEqual(context.notes, [remark]);
});

test('a model is handed on by its name; another file under that name is another fingerprint', async () => {
  const { asked, service } = recordingService();
  const states: unknown[] = [];
  const engineState = async (request: unknown) => {
    states.push(request);
    return 'sha';
  };
  const context = recordedContext({ lipsync: { ...service, engineState } });
  await heyGemTalkingHead.run({ ...inputs, engine: 'wav2lip', model: ' mine ', options: undefined }, context);
  assert.deepEqual([asked[0]?.request.engine, asked[0]?.request.model], ['wav2lip', 'mine']);
  assert.equal(await heyGemTalkingHead.fingerprint?.({ engine: 'wav2lip', model: 'mine' }, context), 'sha');
  assert.deepEqual(states, [{ engine: 'wav2lip', model: 'mine' }]);
});

test('of several pictures the first becomes a still clip, and that is said', async () => {
  const { asked, service } = recordingService();
  const stillOf = (artifact: string) => ({ artifact, width: 8, height: 8, channels: 3, format: 'png' }) as const;
  const shown: unknown[] = [];
  const media = {
    clipOfStills: async (batch: unknown, show: unknown) => {
      shown.push(batch, show);
      return recipe('still');
    },
  };
  const context = recordedContext({ lipsync: service, media });
  const batch = { stills: [stillOf('a1'), stillOf('b2')] };
  await heyGemTalkingHead.run({ ...inputs, video: batch, options: undefined }, context);
  assert.deepEqual(shown, [{ stills: [stillOf('a1')] }, { fps: { num: 25, den: 1 }, framesEach: 1 }]);
  assert.equal(asked[0]?.request.video.op, 'still');
  assert.deepEqual(asked[0]?.request.options, {});
  assert.match(context.notes[0]?.en ?? '', /first of the 2 pictures/);
});

test('a failure of the service is the node’s, unchanged', async () => {
  const failure = new RangeError('no face');
  const context = recordedContext({ lipsync: { talk: () => Promise.reject(failure) } });
  await assert.rejects(async () => heyGemTalkingHead.run({ ...inputs, options: undefined }, context), failure);
});
