import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { ComfyCaller } from './testing/comfy-caller.js';
import { startTestServer } from './testing/start-test-server.js';

test('a server that is open to the network needs a token', async () => {
  await assert.rejects(
    startTestServer({ host: '0.0.0.0' }),
    (error) => isTalkgraphError(error) && error.code === 'SERVER_NEEDS_TOKEN',
  );
});

test('a broken pack is reported by name, and the rest are loaded; mended, it is there after a reload', async () => {
  const server = await startTestServer();
  try {
    const caller = new ComfyCaller(server.url, 'packs');
    const path = join(server.home.customNodes, 'broken.js');
    const reload = async () => {
      await caller.post('/api/packs/reload', '{}', { 'content-type': 'application/json' });
      return (await caller.get('/api/packs')).find((pack: { name: string }) => pack.name.startsWith('broken'));
    };
    await writeFile(path, 'throw new Error("half written");');
    const broken = await reload();
    assert.match(broken.problem.text.en, /half written/);
    assert.match(
      await readFile(join(server.home.logs, '运行实时日志.log'), 'utf8'),
      /A node pack was left out\..*broken/,
    );
    assert.ok('TestShow' in (await caller.get('/object_info/TestShow')));
    const pack = `import { defineNode, definePack } from '@talkgraph/engine';
      const text = { en: 'Mended', zh: '已修复' };
      const node = { type: 'Mended', version: 1, label: text, category: 'test', summary: text, inputs: {}, outputs: {} };
      export default definePack({ name: 'broken', version: '1.0.0', nodes: [defineNode({ ...node, run: () => ({}) })] });`;
    await writeFile(path, pack);
    assert.equal((await reload()).problem, undefined);
    assert.ok('Mended' in (await caller.get('/object_info/Mended')));
  } finally {
    await server.close();
  }
});

test('what was queued when the server was stopped is run by the next one, and the client can follow it from there', async () => {
  let server = await startTestServer();
  let caller = await new ComfyCaller(server.url, 'loyal').connect();
  await caller.post('/queue', { pause: true });
  const id = await caller.queue({
    1: { class_type: 'TestNumber', inputs: { value: 1.5 } },
    2: { class_type: 'TestShow', inputs: { value: ['1', 0] } },
  });
  await caller.disconnect();
  server = await server.restart();
  try {
    caller = await new ComfyCaller(server.url, 'loyal').connect('&since=0');
    assert.equal((await caller.get('/queue')).paused, true);
    await caller.post('/queue', { resume: true });
    await caller.ended(id);
    assert.deepEqual((await caller.get(`/history/${id}`))[id].outputs, { 2: { text: ['1.5'] } });
    await caller.disconnect();
  } finally {
    await server.close();
  }
});
