import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ComfyUIClient } from 'comfy-ui-client';
import { smallPicture } from '../testing/small-picture.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let client: ComfyUIClient;
before(async () => {
  server = await startTestServer();
  client = new ComfyUIClient(new URL(server.url).host, 'comfy-ui-client');
  await client.connect();
});
after(async () => {
  await client.disconnect();
  await server.close();
});

/**
 * The client begins to listen only when its request has been answered, so a run must not be over by then: it waits for a
 * moment, a different one each time, since what was done before is not done again.
 */
const saved = (image: string, prefix: string, milliseconds: number) => ({
  1: { class_type: 'LoadImage', inputs: { image } },
  2: { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: prefix } },
  3: { class_type: 'TestWait', inputs: { value: 0, milliseconds } },
  4: { class_type: 'TestShow', inputs: { value: ['3', 0] } },
});

test('uploads a picture, queues a workflow, follows it and fetches the result', async () => {
  const uploaded = await client.uploadImage(smallPicture(8, 6, [200, 100, 50]), 'photo.png', true);
  assert.equal(uploaded.name, 'photo.png');
  const images = await client.getImages(saved('photo.png', 'result', 1000));
  const [result] = images['2'] ?? [];
  assert.ok(result);
  assert.equal(result.image.filename, 'result_00001_.png');
  const bytes = Buffer.from(await result.blob.arrayBuffer());
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [8, 6]);
});

test('a result that was made before is fetched again', async () => {
  const images = await client.getImages(saved('photo.png', 'result', 1001));
  assert.equal(images['2']?.[0]?.image.filename, 'result_00001_.png');
});

test('an invalid workflow makes it throw, with ComfyUI’s error', async () => {
  await assert.rejects(
    client.queuePrompt({ 2: { class_type: 'SaveImage', inputs: { filename_prefix: 'x' } } }),
    /required_input_missing/,
  );
});

test('uploads a mask for a picture', async () => {
  const original = { filename: 'photo.png', subfolder: '', type: 'input' as const };
  const uploaded = await client.uploadMask(smallPicture(8, 6, [0, 0, 0]), 'mask.png', original, true);
  assert.equal(typeof uploaded.name, 'string');
});

test('its other calls are answered with JSON it can read', async () => {
  await client.interrupt();
  await client.editHistory({ delete: ['nobody'] });
  assert.deepEqual(await client.getExtensions(), []);
  assert.deepEqual(await client.getEmbeddings(), []);
  assert.ok('system' in (await client.getSystemStats()));
  assert.deepEqual(await client.getPrompt(), { exec_info: { queue_remaining: 0 } });
  assert.ok('SaveImage' in (await client.getObjectInfo()));
  assert.deepEqual(Object.keys(await client.getObjectInfo('SaveImage')), ['SaveImage']);
  const { queue_running, queue_pending } = await client.getQueue();
  assert.deepEqual([queue_running, queue_pending], [[], []]);
  assert.equal(Object.keys(await client.getHistory()).length, 2);
});
