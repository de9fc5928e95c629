import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from '@stable-canvas/comfyui-client';
import WebSocket from 'ws';
import { smallPicture } from '../testing/small-picture.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let client: Client;
before(async () => {
  server = await startTestServer();
  client = new Client({ api_host: new URL(server.url).host, clientId: 'stable-canvas', WebSocket, fetch });
  await client.connect();
});
after(async () => {
  client.close();
  await server.close();
});

/** The client begins to listen only when its request has been answered, so the picture waits for a moment. */
const saved = (image: string, prefix: string) => ({
  1: { class_type: 'LoadImage', inputs: { image } },
  2: { class_type: 'TestWait', inputs: { value: ['1', 0], milliseconds: 1000 } },
  3: { class_type: 'SaveImage', inputs: { images: ['2', 0], filename_prefix: prefix } },
});

test('uploads a picture, runs a workflow and fetches the result', async () => {
  const form = new FormData();
  form.append('image', new Blob([smallPicture(8, 6, [1, 2, 3])], { type: 'image/png' }), 'photo.png');
  await client.fetchApi('/upload/image', { method: 'POST', body: form });
  const { images } = await client.enqueue(saved('photo.png', 'canvas'), {});
  assert.equal(images.length, 1);
  const [image] = images;
  assert.ok(image?.type === 'url');
  const answer = await fetch(image.data);
  assert.equal(answer.headers.get('content-type'), 'image/png');
});

test('a workflow whose result is known already is finished too', async () => {
  const { images } = await client.enqueue_polling(saved('photo.png', 'canvas'), { polling_ms: 50 });
  assert.equal(images.length, 1);
});

test('an invalid workflow makes it throw', async () => {
  await assert.rejects(client.enqueue({ 1: { class_type: 'SaveImage', inputs: { filename_prefix: 'x' } } }, {}));
});

test('its other calls are answered as it expects', async () => {
  assert.ok('system' in (await client.getSystemStats()));
  assert.ok('SaveImage' in (await client.getNodeDefs()));
  assert.deepEqual(await client.getQueue(), { Running: [], Pending: [] });
  assert.equal((await client.getHistory(10)).History.length, 2);
});
