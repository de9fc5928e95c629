import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { type Misbehaviour, spoken, startOpenaiService } from '../../testing/speech-services.js';
import { conformsToSynthesizer, hear } from '../synthesizer.conformance.js';
import { createOpenaiSynthesizer } from './openai-synthesizer.js';

const key = 'sk-very-secret';

async function open(t: TestContext, misbehave?: Misbehaviour) {
  const service = await startOpenaiService(t, misbehave);
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-speech-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const options = { address: `${service.address}/v1`, key, model: '', scratch: async () => folder, waitMs: 5 };
  return { service, options, synthesizer: createOpenaiSynthesizer(options) };
}

conformsToSynthesizer('openai', async (t) => (await open(t)).synthesizer);

test('the service is asked as its interface wants it', async (t) => {
  const { service, synthesizer } = await open(t);
  const { remarks } = await hear(synthesizer, { voice: 'man', speed: 1.5, pitch: 3 });
  const [request] = service.received;
  assert.deepEqual(request?.body, {
    model: 'tts-1',
    input: 'Bring the map. Put it on the table!',
    voice: 'onyx',
    response_format: 'wav',
    speed: 1.5,
  });
  assert.equal(request?.authorization, `Bearer ${key}`);
  assert.match(remarks[0]?.en ?? '', /pitch/);
});

test('what may pass is tried again, after the time the service asks for', async (t) => {
  const began = Date.now();
  const { service, synthesizer } = await open(t, (_request, count, response) => {
    if (count === 1) response.socket?.destroy();
    else if (count === 2) response.writeHead(503).end('busy');
    else if (count === 3) response.writeHead(429, { 'retry-after': '1' }).end('{"error":{"message":"slow down"}}');
    return count <= 3;
  });
  const { samples } = await hear(synthesizer, {});
  assert.ok(samples.length > 0);
  assert.equal(service.received.length, 4);
  assert.ok(Date.now() - began >= 1000);
});

test('a wrong key fails at once, and no message repeats the key', async (t) => {
  const { service, synthesizer } = await open(t, (_request, _count, response) => {
    response.writeHead(401).end(JSON.stringify({ error: { message: `Incorrect API key provided: ${key}.` } }));
    return true;
  });
  await assert.rejects(hear(synthesizer, {}), (error) => {
    assert.ok(isTalkgraphError(error) && error.code === 'SPEECH_SERVICE_REFUSED' && error.kind === 'user');
    assert.match(error.message, /Incorrect API key/);
    assert.ok(!JSON.stringify([error.text, error.details]).includes(key));
    return true;
  });
  assert.equal(service.received.length, 1);
});

test('a service that stays busy, is not there, or answers something else is named', async (t) => {
  const busy = await open(t, (_request, _count, response) => Boolean(response.writeHead(500).end('broken')));
  await assert.rejects(hear(busy.synthesizer, {}), { code: 'SPEECH_SERVICE_BUSY' });
  assert.equal(busy.service.received.length, 5);
  const page = await open(t, (_request, _count, response) => Boolean(response.end('<html>hello</html>')));
  await assert.rejects(hear(page.synthesizer, {}), { code: 'SPEECH_SERVICE_ANSWER' });
  const nowhere = createOpenaiSynthesizer({ ...page.options, address: 'http://127.0.0.1:9' });
  await assert.rejects(hear(nowhere, {}), { code: 'SPEECH_SERVICE_UNREACHABLE' });
  for (const address of ['', 'file:///etc', 'example.com']) {
    const wrong = createOpenaiSynthesizer({ ...page.options, address });
    await assert.rejects(hear(wrong, {}), { code: 'SPEECH_SERVICE_ADDRESS' });
  }
});

test('texts and keys are not carried on to where a service redirects', async (t) => {
  const elsewhere = await open(t);
  const { synthesizer } = await open(t, (_request, _count, response) => {
    return Boolean(response.writeHead(307, { location: `${elsewhere.options.address}/audio/speech` }).end());
  });
  await assert.rejects(hear(synthesizer, {}), { code: 'SPEECH_SERVICE_REFUSED', message: /307/ });
  assert.equal(elsewhere.service.received.length, 0);
});

test('an answer without end is given up on', { timeout: 120_000 }, async (t) => {
  const blanks = Buffer.alloc(1 << 16, ' ');
  const { synthesizer } = await open(t, (_request, _count, response) => {
    const more = () => {
      while (response.write(blanks));
    };
    response.on('drain', more).writeHead(400);
    more();
    return true;
  });
  await assert.rejects(hear(synthesizer, {}), { code: 'SPEECH_SERVICE_REFUSED' });
});

test('a cancel ends a wait for another try', async (t) => {
  const { synthesizer } = await open(t, (_request, _count, response) => {
    return Boolean(response.writeHead(429, { 'retry-after': '60' }).end());
  });
  const controller = new AbortController();
  const reason = new RangeError('stopped');
  setTimeout(() => controller.abort(reason), 200);
  const request = { text: 'Hello there.', language: 'en', speed: 1, pitch: 0, volume: 1 };
  await assert.rejects(synthesizer.speak(request, { signal: controller.signal }), reason);
});

test('raw samples are read as such, and a long text is asked for in stretches', async (t) => {
  const raw = await open(t, async ({ body }, _count, response) => {
    const wav = await spoken(String(body.input), 1);
    return Boolean(response.writeHead(200, { 'content-type': 'audio/pcm' }).end(wav.subarray(44)));
  });
  const { sampleRate, samples } = await hear(raw.synthesizer, {});
  assert.equal(sampleRate, 24_000);
  assert.ok(samples.some((value) => Math.abs(value) > 0.1));
  const long = await open(t);
  await hear(long.synthesizer, { text: 'This sentence is repeated many times over. '.repeat(60) });
  assert.equal(long.service.received.length, 3);
});
