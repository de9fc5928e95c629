import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { createInference, faceModels, type Inference, type ModelFile, modelRunFailed } from '@talkgraph/inference';
import type { FrameContext } from '@talkgraph/media';
import { testFace, testFrame } from '../../render/testing/test-face.js';
import { type MouthModelOptions, writeMouthModel } from '../../testing/mouth-model.js';
import { fromHalfFloats, toHalfFloats } from './half-floats.js';
import { ModelRunner, usualBatch } from './model-runner.js';
import { createMouthMaker } from './mouth-maker.js';
import { melSize, mouthNetwork } from './mouth-network.js';

let folder = '';
const inference = createInference();
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-network-'));
});
after(async () => {
  await inference.release();
  await rm(folder, { recursive: true });
});

let written = 0;
async function load(options: MouthModelOptions) {
  const name = `model-${written++}`;
  return inference.load({ name, path: await writeMouthModel(join(folder, `${name}.onnx`), options) });
}
const hasCode = (code: string) => (error: unknown) => isTalkgraphError(error) && error.code === code;

/** A grey face that hears loud sound where `loud` says so. */
function inputs(side: number, loud: readonly boolean[]) {
  const pictures = new Float32Array(loud.length * 6 * side * side).fill(0.5);
  const mel = new Float32Array(loud.length * melSize);
  for (const [i, each] of loud.entries()) mel.fill(each ? 2 : -4, i * melSize, (i + 1) * melSize);
  return { pictures, mel };
}

test('models of every known size, order, name and precision answer the face in silence and a mouth in sound', async () => {
  const kinds: MouthModelOptions[] = [
    {},
    { side: 256, names: ['source', 'target'] },
    { side: 288, pictureFirst: true },
    { names: ['input_1', 'input_2'], pictureFirst: true, half: true },
  ];
  for (const kind of kinds) {
    const network = mouthNetwork(await load(kind));
    assert.equal(network.side, kind.side ?? 96);
    const { side } = network;
    const { pictures, mel } = inputs(side, [false, true]);
    const made = await network.run(pictures, mel, 2);
    const mouth = Math.floor(0.69 * side) * side + Math.floor(0.5 * side);
    const label = JSON.stringify(kind);
    assert.ok(Math.abs(made[mouth]! - 0.5) < 1e-3, label);
    assert.ok(made[3 * side * side + mouth]! < 0.2, label);
    assert.ok(Math.abs(made[3 * side * side]! - 0.5) < 1e-3, `${label}: the corner stays`);
  }
});

test('a model of another kind is refused with what it takes and what is wanted', async () => {
  const session = await inference.load(faceModels.detector);
  assert.throws(
    () => mouthNetwork(session),
    (error) =>
      hasCode('LIPSYNC_MODEL_UNFIT')(error) && /image: float32/.test(String(error)) && /6 channels/.test(String(error)),
  );
});

test('numbers survive half precision as far as it goes', () => {
  const numbers = Float32Array.of(0, 1, -4, 0.1, 1 / 3, 65504, 1e6, 6e-8, 1e-9, -0.00002);
  const bits = new Uint16Array(numbers.length);
  toHalfFloats(numbers, bits);
  const back = new Float32Array(numbers.length);
  fromHalfFloats(bits, back);
  assert.deepEqual([...bits.slice(0, 3)], [0, 0x3c00, 0xc400]);
  for (const i of [3, 4, 9]) assert.ok(Math.abs(back[i]! / numbers[i]! - 1) < 0.002, `${numbers[i]} became ${back[i]}`);
  assert.deepEqual([back[5], back[6], back[8]], [65504, Number.POSITIVE_INFINITY, 0]);
});

test('a model that takes so many pictures at a time is handed so many, the last ones with empty places', async () => {
  const { pictures, mel } = inputs(96, [true, true, true]);
  for (const [batch, parts] of [
    [
      1,
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
    ],
    [
      2,
      [
        [0, 2],
        [2, 1],
      ],
    ],
  ] as const) {
    const path = await writeMouthModel(join(folder, `of-${batch}.onnx`), { batch });
    const runner = new ModelRunner({ name: `of-${batch}`, path }, async () => ({ inference, fellBack: false }), false);
    const handed: number[][] = [];
    await runner.run(pictures, mel, 3, (made, first, count) => {
      handed.push([first, count]);
      assert.ok(made[(count - 1) * 3 * 96 * 96 + 66 * 96 + 48]! < 0.2, 'each has its mouth');
    });
    assert.deepEqual(handed, parts);
  }
});

/** An inference whose card has room for so many pictures at once. */
function smallCard(room: { readonly most: number }): Inference {
  return {
    ...inference,
    async load(file) {
      const session = await inference.load({ ...file, name: 'card' });
      return {
        ...{ name: session.name, inputs: session.inputs },
        ...{ inputNames: session.inputNames, outputNames: session.outputNames, outputs: session.outputs },
        async run(tensors) {
          const [count] = Object.values(tensors)[0]?.dims ?? [];
          if (count! <= room.most) return session.run(tensors);
          const cause = new Error('CUDA failure 2: out of memory ; GPU=0');
          throw modelRunFailed({ name: file.name, inputs: '' }, cause);
        },
      };
    },
  };
}

test('when the card is full less is made at once, in the end by the CPU, and both are said', async () => {
  const path = await writeMouthModel(join(folder, 'card.onnx'));
  const { pictures, mel } = inputs(
    96,
    Array.from({ length: 12 }, () => true),
  );
  for (const [most, said] of [
    [usualBatch, []],
    [3, [/2 frames are made at once instead of 8/]],
    [0, [/the CPU does the work/]],
  ] as const) {
    const card = smallCard({ most });
    const place = async (useGpu: boolean) => ({ inference: useGpu ? card : inference, fellBack: false });
    const runner = new ModelRunner({ name: 'card', path }, place, true);
    await runner.tryOut();
    let made = 0;
    await runner.run(pictures, mel, 12, (_, first, count) => {
      assert.equal(first, made);
      made += count;
    });
    assert.equal(made, 12);
    assert.equal(runner.remarks.length, said.length);
    for (const [i, pattern] of said.entries()) assert.match(runner.remarks[i]?.en ?? '', pattern);
  }
});

test('memory that runs out while a film is made is said to whoever renders it, once', async () => {
  const path = await writeMouthModel(join(folder, 'card.onnx'));
  const room = { most: usualBatch };
  const card = { ...inference, load: (file: ModelFile) => smallCard(room).load(file) };
  const place = async (useGpu: boolean) => ({ inference: useGpu ? card : inference, fellBack: false });
  const runner = new ModelRunner({ name: 'card', path }, place, true);
  await runner.tryOut();
  assert.deepEqual(runner.remarks, []);
  room.most = 2;
  const told: string[] = [];
  const allocate: FrameContext['allocate'] = () => testFrame(256, 256);
  const maker = await createMouthMaker({
    runner,
    context: { allocate, remark: ({ en }) => told.push(en) },
    ...{ scale: 1, maskFeather: 1, hear: () => {} },
  });
  const order = { frame: testFrame(256, 256), face: testFace({ x: 128, y: 150, unit: 70 }), n: 0 };
  for (let k = 0; k < 2; k++) await maker.make([order, order, order]);
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /made at once/);
});
