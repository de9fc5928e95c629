import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createInference, faceModels, ModelMemory, type TensorMap } from './index.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-memory-'));
});
after(() => rm(folder, { recursive: true }));

const crop: TensorMap = { image: { data: new Float32Array(3 * 192 * 192), dims: [1, 3, 192, 192] } };

/** Copies of one model, so that all are of one size. */
async function copies(...names: readonly string[]) {
  const models = names.map((name) => ({ name, path: join(folder, `${name}.onnx`) }));
  await Promise.all(models.map(({ path }) => copyFile(faceModels.mesh.path, path)));
  return models as [(typeof models)[0], ...typeof models];
}

test('models that do not fit together make room for each other, the least recently used first', async () => {
  const [a, b, c] = await copies('a', 'b', 'c');
  assert.ok(b && c);
  // A model takes between its size and four times that.
  const probe = createInference();
  await probe.load(a);
  const fileBytes = probe.figures()[0]?.bytes ?? 0;
  await probe.release();
  const memory = new ModelMemory({ limits: { ram: fileBytes * 8.5 }, inUseMs: 0 });
  await using inference = createInference({ memory });
  const [first] = [await inference.load(a), await inference.load(b)];
  // Whatever the process grew by, no more than two of them are counted to fit.
  const held = () =>
    inference
      .figures()
      .filter(({ loaded }) => loaded)
      .map(({ name }) => name);
  assert.deepEqual(held(), ['a', 'b']);
  await first.run(crop);
  assert.ok(memory.held('ram') <= fileBytes * 8.5);
  await memory.makeRoom('cpu', fileBytes * 8.5 - memory.held('ram') + 1);
  assert.deepEqual(held(), ['a'], 'b was used before a');
  await inference.load(c);
  assert.equal(memory.releasedForRoom, 1);
  assert.equal((await first.run(crop)).mesh?.data.length, 1404);
});

test('what is running or was a moment ago is never given back to make room', async () => {
  const [a, b] = await copies('busy', 'wanted');
  assert.ok(b);
  const memory = new ModelMemory({ limits: { ram: 1 }, inUseMs: 100 });
  await using inference = createInference({ memory });
  const session = await inference.load(a);
  const running = session.run(crop);
  await inference.load(b);
  await running;
  const loads = () => inference.figures().map(({ name, loaded, loads }) => ({ name, loaded, loads }));
  assert.deepEqual(loads(), [
    { name: 'busy', loaded: true, loads: 1 },
    { name: 'wanted', loaded: true, loads: 1 },
  ]);
  // Once nobody uses them the limit is kept again, without anybody asking.
  const givenBack = () => inference.figures().every(({ loaded }) => !loaded);
  for (let tries = 0; tries < 100 && !givenBack(); tries += 1) await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual([givenBack(), memory.held('ram')], [true, 0]);
  await session.run(crop);
  assert.equal(loads()[0]?.loads, 2);
});

test('models that are loaded at once with no room for any do not wait for each other', async () => {
  const models = await copies('one', 'two', 'three');
  const memory = new ModelMemory({ limits: { ram: 1 }, inUseMs: 0 });
  await using inference = createInference({ memory });
  const sessions = await Promise.all(models.map((model) => inference.load(model)));
  for (const session of sessions) assert.equal((await session.run(crop)).mesh?.data.length, 1404);
});

test('a free request gives everything back in all places that share the memory', async () => {
  const [a, b] = await copies('here', 'there');
  assert.ok(b);
  const memory = new ModelMemory();
  await using one = createInference({ memory });
  await using other = createInference({ memory });
  await one.load(a);
  await other.load(b);
  const [held] = memory.loaded();
  assert.deepEqual([held?.name, held?.provider, held?.loads, held?.runs, held?.busy], ['here', 'cpu', 1, 0, false]);
  assert.ok(held && held.bytes > 0 && held.loadMs > 0);
  await memory.releaseAll();
  assert.equal(memory.held('ram'), 0);
  assert.deepEqual(memory.loaded(), []);
});

test('a file that is replaced under its name is loaded anew', async () => {
  const [model] = await copies('replaced');
  const memory = new ModelMemory();
  await using inference = createInference({ memory });
  const session = await inference.load(model);
  assert.deepEqual(session.outputNames, ['mesh', 'presence']);
  await copyFile(faceModels.detector.path, model.path);
  assert.deepEqual((await inference.load(model)).outputNames.length, 4);
  await inference.load(model);
  assert.equal(memory.loaded()[0]?.loads, 2);
});
