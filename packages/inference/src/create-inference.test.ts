import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { createInference, faceModels, type TensorMap } from './index.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'talkgraph-inference-'));
});
after(() => rm(folder, { recursive: true }));

const crop = (side: number): TensorMap => ({
  image: { data: new Float32Array(3 * side * side), dims: [1, 3, side, side] },
});
const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;

test('each face model that ships loads and answers the shapes it promises', async () => {
  await using inference = createInference({ threads: 1 });
  const detector = await inference.load(faceModels.detector);
  const found = await detector.run(crop(256));
  assert.deepEqual(
    Object.entries(found).map(([name, { dims }]) => [name, dims]),
    [
      ['scores16', [1, 512]],
      ['scores8', [1, 384]],
      ['boxes16', [1, 512, 16]],
      ['boxes8', [1, 384, 16]],
    ],
  );
  const mesh = await (await inference.load(faceModels.mesh)).run(crop(192));
  assert.deepEqual(mesh.mesh?.dims, [1, 468, 3]);
  const lips = await (await inference.load(faceModels.lips)).run(crop(192));
  assert.deepEqual(
    [lips.mesh?.dims, lips.lips?.dims, lips.presence?.dims],
    [
      [1, 468, 3],
      [1, 80, 2],
      [1, 1],
    ],
  );
  assert.ok(Number(lips.presence?.data[0]) < 0, 'a black square is no face');
});

test('a model stays loaded between uses and two callers share one session', async () => {
  await using inference = createInference({ threads: 1 });
  const [first, second] = await Promise.all([inference.load(faceModels.mesh), inference.load(faceModels.mesh)]);
  assert.equal(first, second);
  await first.run(crop(192));
  await second.run(crop(192));
  const [figures, ...others] = inference.figures();
  assert.deepEqual(others, []);
  assert.equal(figures?.runs, 2);
  assert.equal(figures?.loaded, true);
  assert.ok(figures.bytes > 1_000_000 && figures.loadMs > 0 && figures.meanMs > 0);
});

test('a released session waits for the run under way, frees its memory and comes back when it is used again', async () => {
  await using inference = createInference({ threads: 1 });
  const session = await inference.load(faceModels.mesh);
  const running = session.run(crop(192));
  await inference.release('face-mesh');
  assert.equal(inference.figures()[0]?.loaded, false);
  assert.equal((await running).mesh?.data.length, 1404);
  assert.equal((await session.run(crop(192))).mesh?.data.length, 1404);
  assert.equal(inference.figures()[0]?.loaded, true);
});

test('warming up runs the model once', async () => {
  await using inference = createInference({ threads: 1 });
  await inference.warmUp(faceModels.mesh, crop(192));
  assert.equal(inference.figures()[0]?.runs, 1);
});

test('a missing model and a broken one are told apart, and a corrected path works under the same name', async () => {
  await using inference = createInference({ threads: 1 });
  const broken = path.join(folder, 'broken.onnx');
  await copyFile(faceModels.mesh.path, broken);
  await truncate(broken, 5000);
  await assert.rejects(
    inference.load({ name: 'mine', path: path.join(folder, 'none.onnx') }),
    hasCode('MODEL_MISSING'),
  );
  await assert.rejects(inference.load({ name: 'mine', path: broken }), hasCode('MODEL_BROKEN'));
  const session = await inference.load({ ...faceModels.mesh, name: 'mine' });
  assert.deepEqual(session.inputNames, ['image']);
  assert.deepEqual(session.outputNames, ['mesh', 'presence']);
});

test('inputs that do not fit the model are refused with their names and sizes', async () => {
  await using inference = createInference({ threads: 1 });
  const session = await inference.load(faceModels.mesh);
  await assert.rejects(session.run(crop(64)), (error: unknown) => {
    assert.ok(hasCode('MODEL_RUN_FAILED')(error));
    assert.match(String(error), /image: Float32Array\[1,3,64,64\]/);
    return true;
  });
});

test('one name cannot stand for two files', async () => {
  await using inference = createInference({ threads: 1 });
  await inference.load(faceModels.mesh);
  await assert.rejects(inference.load({ name: 'face-mesh', path: faceModels.lips.path }), hasCode('MODEL_NAME_TAKEN'));
});
