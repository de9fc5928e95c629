import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallWrapper, ComfyApi, PromptBuilder } from '@saintno/comfyui-sdk';
import { smallPicture } from '../testing/small-picture.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let api: ComfyApi;
before(async () => {
  server = await startTestServer();
  api = await new ComfyApi(server.url).init().waitForReady();
});
after(async () => {
  api.destroy();
  await server.close();
});

interface Pictures {
  readonly images: { readonly filename: string; readonly subfolder: string; readonly type: string }[];
}

function saving(image: string, prefix: string) {
  const prompt = {
    1: { class_type: 'LoadImage', inputs: { image }, _meta: { title: 'Load' } },
    2: { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: prefix }, _meta: { title: 'Save' } },
  };
  return new PromptBuilder(prompt, [], ['picture']).setOutputNode('picture', '2');
}

test('uploads a picture, runs a workflow and fetches the result', async () => {
  const uploaded = await api.uploadImage(smallPicture(8, 6, [10, 20, 30]), 'photo.png', { override: true });
  assert.ok(uploaded);
  const failures: Error[] = [];
  const result = await new CallWrapper(api, saving('photo.png', 'sdk')).onFailed((error) => failures.push(error)).run();
  assert.deepEqual(failures, []);
  assert.ok(result);
  const [picture] = (result.picture as Pictures).images;
  assert.ok(picture);
  assert.equal(picture.filename, 'sdk_00001_.png');
  const bytes = Buffer.from(await (await api.getImage(picture)).arrayBuffer());
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
});

test('a workflow whose result is known already is finished too', async () => {
  const result = await new CallWrapper(api, saving('photo.png', 'sdk')).run();
  assert.ok(result);
  assert.equal((result.picture as Pictures).images[0]?.filename, 'sdk_00001_.png');
});

test('a run that fails is told as such', async () => {
  const failures: Error[] = [];
  const result = await new CallWrapper(api, saving('missing.png', 'sdk'))
    .onFailed((error) => failures.push(error))
    .run();
  assert.equal(result, false);
  assert.ok(failures.length > 0);
});

test('a run that was interrupted is told as such', async () => {
  const prompt = {
    1: { class_type: 'TestWait', inputs: { value: 1, milliseconds: 60_000 }, _meta: { title: 'Wait' } },
    2: { class_type: 'TestShow', inputs: { value: ['1', 0] }, _meta: { title: 'Show' } },
  };
  const failures: string[] = [];
  const waiting = new CallWrapper(api, new PromptBuilder(prompt, [], ['text']).setOutputNode('text', '2'))
    .onProgress(() => void api.interrupt())
    .onFailed((error) => failures.push(error.name))
    .run();
  assert.equal(await waiting, false);
  assert.deepEqual(failures, ['ExecutionInterruptedError']);
});

test('its other calls are answered as it expects', async () => {
  assert.equal(await api.freeMemory(true, false), true);
  assert.deepEqual(await api.getExtensions(), []);
  assert.ok((await api.getTerminalLogs()).entries.length > 0);
  await api.setTerminalSubscription(true);
  await api.storeSettings({ theme: 'dark' });
  assert.equal((await api.getSettings()).theme, 'dark');
  assert.equal(await api.getNodeDefs('Nobody'), null);
  assert.ok(Object.keys(await api.getHistories()).length >= 2);
  assert.equal(api.ext.manager.isSupported, false);
});
