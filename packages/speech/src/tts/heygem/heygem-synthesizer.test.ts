import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Misbehaviour, startHeygemService } from '../../testing/speech-services.js';
import { conformsToSynthesizer, hear } from '../synthesizer.conformance.js';
import { createHeygemSynthesizer } from './heygem-synthesizer.js';

async function open(t: TestContext, misbehave?: Misbehaviour) {
  const service = await startHeygemService(t, misbehave);
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-speech-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const options = {
    address: service.address,
    referenceAudio: 'origin_audio/lecturer.wav',
    referenceText: '',
    scratch: async () => folder,
    waitMs: 5,
  };
  return { service, options, synthesizer: createHeygemSynthesizer(options) };
}

conformsToSynthesizer('heygem', async (t) => (await open(t)).synthesizer);

test('the reference is prepared by the service, and what it found is sent with the text', async (t) => {
  const { service, synthesizer } = await open(t);
  await hear(synthesizer, { text: '大家好。', language: 'zh-CN' });
  assert.deepEqual(
    service.received.map(({ path }) => path),
    ['/v1/preprocess_and_tran', '/v1/invoke'],
  );
  const [prepare, invoke] = service.received;
  assert.deepEqual(prepare?.body, { format: 'wav', reference_audio: 'origin_audio/lecturer.wav', lang: 'zh' });
  const { speaker, ...body } = invoke?.body ?? {};
  assert.match(String(speaker), /^[0-9a-f-]{36}$/);
  assert.deepEqual(body, {
    format: 'wav',
    topP: 0.7,
    max_new_tokens: 1024,
    chunk_length: 100,
    repetition_penalty: 1.2,
    temperature: 0.7,
    need_asr: false,
    streaming: false,
    is_fixed_seed: 0,
    is_norm: 1,
    text: '大家好。',
    reference_audio: 'origin_audio/format_denoise_lecturer.wav',
    reference_text: '大家好，我是今天的讲师。',
  });
});

test('with the words of the reference given, nothing is prepared', async (t) => {
  const { service, options } = await open(t);
  await hear(createHeygemSynthesizer({ ...options, referenceText: '大家好' }), { text: '你好。', language: 'zh-CN' });
  assert.deepEqual(
    service.received.map(({ path }) => path),
    ['/v1/invoke'],
  );
});

test('a service that is still starting is waited for', async (t) => {
  const { service, synthesizer } = await open(t, (_request, count, response) => {
    if (count <= 3) response.socket?.destroy();
    return count <= 3;
  });
  await hear(synthesizer, {});
  assert.equal(service.received.length, 5);
});

test('a recogniser that is still starting, which the service tells as a failure, is waited for; others are not', async (t) => {
  const { service, synthesizer } = await open(t, ({ path }, count, response) => {
    const refuses = path === '/v1/preprocess_and_tran' && count <= 2;
    if (refuses) response.end('{"code":-1,"msg":"[Errno 111] Connection refused (heygem-asr:10095)"}');
    return refuses;
  });
  await hear(synthesizer, {});
  assert.deepEqual(
    service.received.map(({ path }) => path),
    [...Array.from({ length: 3 }, () => '/v1/preprocess_and_tran'), '/v1/invoke'],
  );
  const silent = await open(t, ({ path }, _count, response) => {
    if (path === '/v1/preprocess_and_tran') response.end('{"code":-1,"msg":"no speech was found"}');
    return path === '/v1/preprocess_and_tran';
  });
  await assert.rejects(hear(silent.synthesizer, {}), { code: 'SPEECH_SERVICE_ANSWER', message: /no speech was found/ });
  assert.equal(silent.service.received.length, 1);
});

test('failures that come with status 200 are failures, with what the service said', async (t) => {
  const { options, synthesizer } = await open(t, ({ path }, _count, response) => {
    if (path === '/v1/invoke') response.end('{"code":-1,"msg":"CUDA out of memory"}');
    return path === '/v1/invoke';
  });
  await assert.rejects(hear(synthesizer, {}), { code: 'SPEECH_SERVICE_ANSWER', message: /CUDA out of memory/ });
  const lost = createHeygemSynthesizer({ ...options, referenceAudio: 'origin_audio/lost.wav' });
  await assert.rejects(hear(lost, {}), { code: 'SPEECH_SERVICE_ANSWER', message: /文件不存在/ });
});

test('without a voice to imitate nothing is asked', async (t) => {
  const { service, options } = await open(t);
  await assert.rejects(hear(createHeygemSynthesizer({ ...options, referenceAudio: '' }), {}), {
    code: 'SPEECH_REFERENCE_MISSING',
  });
  assert.equal(service.received.length, 0);
});
