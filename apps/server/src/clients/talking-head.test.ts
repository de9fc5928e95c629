import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { CallWrapper, ComfyApi, PromptBuilder } from '@saintno/comfyui-sdk';
import { Client } from '@stable-canvas/comfyui-client';
import { ComfyUIClient } from 'comfy-ui-client';
import WebSocket from 'ws';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let person: string;
let speech: string;
before(async () => {
  server = await startTestServer();
  const samples = await sampleFiles();
  person = samples['presenter.mp4'] ?? '';
  speech = samples['speech-en.wav'] ?? '';
});
after(() => server.close());

/** The project's samples by name; made when they are missing, which takes about a minute. */
async function sampleFiles(): Promise<Record<string, string>> {
  const script = new URL('../../../../samples/make-samples.mjs', import.meta.url).href;
  const { makeSamples } = (await import(script)) as { makeSamples: () => Promise<Record<string, string>> };
  return makeSamples();
}

/** The main job, on one second of both files. */
function talkingHead(prefix: string) {
  const node = (title: string, class_type: string, inputs: object) => ({ class_type, inputs, _meta: { title } });
  return {
    1: node('Speech', 'LoadAudio', { audio: basename(speech) }),
    2: node('Part of the speech', 'TrimAudio', { audio: ['1', 0], start: 0.4, duration: 1 }),
    3: node('Person', 'LoadVideo', { file: basename(person) }),
    4: node('Part of the video', 'TrimVideo', { video: ['3', 0], start: 0, duration: 1 }),
    5: node('Talk', 'HeyGemTalkingHead', { audio: ['2', 0], video: ['4', 0], use_gpu: true, resolution: '720p' }),
    6: node('Save', 'SaveVideo', { video: ['5', 0], filename_prefix: prefix }),
  };
}

async function assertMp4(bytes: ArrayBuffer): Promise<void> {
  const head = Buffer.from(bytes);
  assert.equal(head.toString('latin1', 4, 8), 'ftyp');
  assert.ok(head.length > 10_000, `${head.length} bytes`);
}

test('comfy-ui-client uploads both files, runs the main job and fetches the video', async () => {
  const client = new ComfyUIClient(new URL(server.url).host, 'talk-1');
  await client.connect();
  for (const path of [person, speech]) await client.uploadImage(await readFile(path), basename(path), true);
  const outputs = await client.getImages(talkingHead('one'));
  const [film] = outputs['6'] ?? [];
  assert.ok(film);
  assert.equal(film.image.filename, 'one_00001_.mp4');
  await assertMp4(await film.blob.arrayBuffer());
  await client.disconnect();
});

test('@saintno/comfyui-sdk uploads both files, runs the main job and fetches the video', async () => {
  const api = await new ComfyApi(server.url).init().waitForReady();
  for (const path of [person, speech]) {
    assert.ok(await api.uploadImage(await readFile(path), basename(path), { override: true }));
  }
  const workflow = new PromptBuilder(talkingHead('two'), [], ['film']).setOutputNode('film', '6');
  const failures: Error[] = [];
  const result = await new CallWrapper(api, workflow).onFailed((error) => failures.push(error)).run();
  assert.deepEqual(failures, []);
  assert.ok(result);
  const [film] = (result.film as { images: { filename: string; subfolder: string; type: string }[] }).images;
  assert.ok(film);
  assert.equal(film.filename, 'two_00001_.mp4');
  await assertMp4(await (await api.getImage(film)).arrayBuffer());
  api.destroy();
});

test('@stable-canvas/comfyui-client uploads both files, runs the main job and fetches the video', async () => {
  const client = new Client({ api_host: new URL(server.url).host, clientId: 'talk-3', WebSocket, fetch });
  await client.connect();
  for (const path of [person, speech]) {
    const form = new FormData();
    form.append('image', new Blob([await readFile(path)]), basename(path));
    await client.fetchApi('/upload/image', { method: 'POST', body: form });
  }
  const { images } = await client.enqueue_polling(talkingHead('three'), { polling_ms: 100 });
  const [film] = images;
  assert.ok(film?.type === 'url');
  const answer = await fetch(film.data);
  assert.equal(answer.headers.get('content-type'), 'video/mp4');
  await assertMp4(await answer.arrayBuffer());
  client.close();
});
