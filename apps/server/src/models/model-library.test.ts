import assert from 'node:assert/strict';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { ModelLibraryAnswer, ModelVerdict, ShownModel } from '@talkgraph/protocol';
import { openTestServer } from '../testing/open-test-server.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
before(async () => {
  process.env.TALKGRAPH_WARM_UP = 'faces';
  server = await startTestServer();
});
after(() => server.close());

/** A model of Wav2Lip's inputs that hands the face on, as `encodeOnnxModel` of inference writes it. */
const mouths = Buffer.from(
  [
    'CAgSCXRhbGtncmFwaDqHAQohCgRmYWNlEgNvdXQaCklkZW50aXR5XzAiCElkZW50aXR5EgFtWh4KA21lbBIXChUIARIRCgMSAUIKAggBCg',
    'IIUAoCCBBaHwoEZmFjZRIXChUIARIRCgMSAUIKAggGCgIIYAoCCGBiHgoDb3V0EhcKFQgBEhEKAxIBQgoCCAYKAghgCgIIYEIECgAQEQ==',
  ].join(''),
  'base64',
);

const ask = async <T>(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly json: T }> => {
  const answer = await fetch(`${server.url}/api/model-library${path}`, init);
  return { status: answer.status, json: (await answer.json()) as T };
};

interface Refusal {
  readonly error: { readonly code: string; readonly text: { readonly en: string } };
}

function upload(name: string, content: Uint8Array, fields: Readonly<Record<string, string>> = {}): RequestInit {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([content]), name);
  return { method: 'POST', body: form };
}

test('a model is uploaded, known by its content, verified, and deleted', { timeout: 60_000 }, async () => {
  const added = await ask('/upload', upload('wav2lip_gan.onnx', mouths));
  assert.equal(added.status, 200, JSON.stringify(added.json));
  const { models, known, kinds } = (await ask<ModelLibraryAnswer>('')).json;
  assert.deepEqual(
    models.map(({ kind, name, condition, bytes }) => ({ kind, name, condition, bytes })),
    [{ kind: 'lipsync', name: 'wav2lip_gan.onnx', condition: 'ok', bytes: mouths.length }],
  );
  assert.match(models[0]?.licence?.en ?? '', /^Non-commercial/);
  assert.match(models[0]?.licence?.zh ?? '', /^仅限非商业用途/);
  assert.ok(kinds.length === 5 && known.some(({ name }) => name === 'kokoro-multi-lang-v1_1'));
  const again = await ask<Refusal>('/upload', upload('wav2lip_gan.onnx', mouths));
  assert.deepEqual([again.status, again.json.error.code], [409, 'MODEL_EXISTS']);
  assert.equal((await ask('/upload', upload('wav2lip_gan.onnx', mouths, { replace: 'true' }))).status, 200);
  const verify = () => ask<ModelVerdict>('/lipsync/wav2lip_gan.onnx/verify', { method: 'POST' });
  const { opens, what, model } = (await verify()).json;
  assert.deepEqual([opens, what, model.condition], [true, '96 px', 'ok']);
  const path = join(server.home.models, 'lipsync', 'wav2lip_gan.onnx');
  await writeFile(path, mouths.subarray(0, 90));
  const broken = (await verify()).json;
  assert.deepEqual([broken.opens, broken.model.condition], [false, 'changed']);
  assert.ok(broken.problem && !JSON.stringify(broken).includes(server.home.root), JSON.stringify(broken));
  await writeFile(path, mouths);
  assert.equal((await ask('/lipsync/wav2lip_gan.onnx', { method: 'DELETE' })).status, 200);
  await assert.rejects(access(path));
});

test('what is no model is refused with a sentence and leaves nothing behind', { timeout: 60_000 }, async () => {
  for (const [name, content] of [
    ['notes.txt', Buffer.from('hello')],
    ['wav2lip.pth', Buffer.from('PK\x03\x04')],
    ['cut-off.onnx', mouths.subarray(0, 100)],
  ] as const) {
    const refused = await ask<Refusal>('/upload', upload(name, content));
    assert.equal(refused.status, 400, name);
    assert.match(refused.json.error.code, /^MODEL_(NOT_RECOGNISED|BROKEN)$/);
    assert.ok(!refused.json.error.text.en.includes(server.home.root), refused.json.error.text.en);
  }
  assert.deepEqual((await ask<ModelLibraryAnswer>('')).json.models, []);
  for (const name of ['..%2F..%2Ftalkgraph.db', '..', '%2e%2e%2fmanifest.json', 'none.onnx']) {
    for (const [path, method] of [
      [`/lipsync/${name}`, 'DELETE'],
      [`/lipsync/${name}/record`, 'POST'],
      [`/lipsync/${name}/verify`, 'POST'],
    ] as const) {
      assert.equal((await fetch(`${server.url}/api/model-library${path}`, { method })).status, 404, path);
    }
  }
});

test('a folder is uploaded with its files, and one that is no model leaves nothing behind', {
  timeout: 60_000,
}, async () => {
  const folder = (files: Readonly<Record<string, string>>): RequestInit => {
    const form = new FormData();
    for (const [path, content] of Object.entries(files)) form.append('file', new Blob([content]), path);
    return { method: 'POST', body: form };
  };
  const whisper = {
    'w/tiny-encoder.onnx': 'e',
    'w/tiny-decoder.onnx': 'd',
    'w/tiny-tokens.txt': 't',
    'w/a/b.wav': 's',
  };
  const added = await ask<ShownModel>('/upload-folder', folder(whisper));
  assert.deepEqual([added.status, added.json.kind, added.json.name, added.json.bytes], [200, 'asr', 'w', 4]);
  assert.equal(await readFile(join(server.home.models, 'asr', 'w', 'a', 'b.wav'), 'utf8'), 's');
  assert.equal((await ask('/asr/w', { method: 'DELETE' })).status, 200);
  for (const [files, code] of [
    [{ 'x/readme.txt': 'x' }, 'MODEL_NOT_RECOGNISED'],
    [{ 'x/a': '1', 'y/b': '2' }, 'UPLOAD_BROKEN'],
    [{ 'plain.onnx': '1' }, 'UPLOAD_BROKEN'],
    [{ 'x/../../../a': '1' }, 'FILE_NAME_REFUSED'],
  ] as const) {
    assert.equal((await ask<Refusal>('/upload-folder', folder(files))).json.error.code, code);
  }
  assert.deepEqual((await ask<ModelLibraryAnswer>('')).json.models, []);
  assert.deepEqual(await readdir(join(server.home.temp, 'uploads')), []);
});

test('a model that was put there by hand is shown and can be listed', async () => {
  await mkdir(join(server.home.models, 'fonts'), { recursive: true });
  await writeFile(join(server.home.models, 'fonts', 'Kai.ttf'), 'outlines');
  const condition = async () => (await ask<ModelLibraryAnswer>('')).json.models[0]?.condition;
  assert.equal(await condition(), 'unlisted');
  assert.equal((await ask('/fonts/Kai.ttf/record', { method: 'POST' })).status, 200);
  assert.equal(await condition(), 'ok');
  assert.match(await readFile(join(server.home.models, 'manifest.json'), 'utf8'), /"kind": "fonts"/);
});

interface Stats {
  readonly talkgraph: {
    readonly models: {
      readonly bytes: number;
      readonly workers: readonly { readonly limits: object; readonly loaded: readonly { readonly name: string }[] }[];
    };
  };
}

test('models that were loaded ahead show in system_stats and to Prometheus, until they are freed', async () => {
  const memory = async () => ((await (await fetch(`${server.url}/system_stats`)).json()) as Stats).talkgraph.models;
  const until = async (fits: (memory: Stats['talkgraph']['models']) => boolean) => {
    for (let tries = 0; tries < 1200 && !fits(await memory()); tries += 1) await wait(50);
    return memory();
  };
  const { workers, bytes } = await until((now) => now.workers.some(({ loaded }) => loaded.length === 3));
  const [worker] = workers;
  assert.deepEqual(worker?.loaded.map(({ name }) => name).sort(), ['face-detector', 'face-mesh', 'face-mesh-lips']);
  assert.ok(bytes > 0 && 'ram' in worker.limits);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  assert.match(metrics, /talkgraph_model_memory_bytes\{worker="1",model="face-mesh",provider="cpu"\} \d{6,}/);
  const free = { method: 'POST', body: JSON.stringify({ unload_models: true }) };
  assert.equal((await fetch(`${server.url}/free`, free)).status, 200);
  assert.equal((await until((now) => now.bytes === 0)).bytes, 0);
});

test('models are nobody else’s: token and origin are asked for', async () => {
  await using guarded = await openTestServer({ token: 'a-token-that-is-long-enough-for-this' });
  for (const [method, url] of [
    ['GET', '/api/model-library'],
    ['POST', '/api/model-library/upload'],
    ['POST', '/api/model-library/fonts/a.ttf/verify'],
    ['DELETE', '/api/model-library/fonts/a.ttf'],
  ] as const) {
    assert.equal((await guarded.ask({ method, url })).statusCode, 401, url);
  }
  const headers = { authorization: 'Bearer a-token-that-is-long-enough-for-this', origin: 'https://evil.example' };
  const foreign = await guarded.ask({ method: 'DELETE', url: '/api/model-library/fonts/a.ttf', headers });
  assert.equal(foreign.statusCode, 403);
});
