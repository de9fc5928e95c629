import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { faceModels, ModelMemory } from '@talkgraph/inference';
import { encodeOnnxModel, type OnnxValue } from '@talkgraph/inference/testing';
import { writeToneModel, writeVoiceModel } from '@talkgraph/speech/testing';
import { LipSyncModels } from '../capabilities/lipsync-models.js';
import { modelLoader } from '../capabilities/model-loader.js';
import { recogniseModel } from './recognise-model.js';
import { tryModel } from './try-model.js';

let models = '';
before(async () => {
  models = await mkdtemp(join(tmpdir(), 'talkgraph-recognise-'));
  for (const kind of ['lipsync', 'face-enhance', 'tts', 'asr', 'fonts']) await mkdir(join(models, kind));
});
after(() => rm(models, { recursive: true }));

/** A model that hands its first input on. */
function network(...inputs: readonly OnnxValue[]): Uint8Array {
  const [first] = inputs;
  assert.ok(first);
  const nodes = [{ op: 'Identity', inputs: [first.name], outputs: ['out'] }];
  return encodeOnnxModel({ name: 'small', inputs, outputs: [{ name: 'out', dims: first.dims }], nodes, constants: [] });
}

const mouths = network(
  { name: 'video_frames', dims: ['B', 6, 96, 96] },
  { name: 'mel_spectrogram', dims: ['B', 1, 80, 16] },
);
/** Puts one person's face on another: named as some mouth models name theirs. */
const swapper = network({ name: 'target', dims: [1, 3, 128, 128] }, { name: 'source', dims: [1, 512] });
const faces = network({ name: 'input', dims: [1, 3, 512, 512] });

async function put(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(models, name);
  await writeFile(path, content);
  return path;
}

test('a model is known by what is in it, whatever it is called', async () => {
  const lipsync = await put('lipsync/any.onnx', mouths);
  assert.deepEqual(await recogniseModel(lipsync), { kind: 'lipsync', name: 'any.onnx', what: '96 px' });
  assert.deepEqual(await recogniseModel(lipsync, 'weights'), { kind: 'lipsync', name: 'weights.onnx', what: '96 px' });
  const enhance = await put('face-enhance/better.onnx', faces);
  assert.deepEqual(await recogniseModel(enhance), { kind: 'face-enhance', name: 'better.onnx', what: '512 px' });
  const whisper = await put('whisper.bin', Buffer.concat([Buffer.from('lmgg'), Buffer.alloc(64)]));
  assert.deepEqual(await recogniseModel(whisper), { kind: 'asr', name: 'ggml-whisper.bin', what: 'whisper.cpp' });
  const font = await put('Kai.otf', 'OTTO and outlines');
  assert.deepEqual(await recogniseModel(font), { kind: 'fonts', name: 'Kai.otf', what: 'OpenType' });
  await writeVoiceModel(join(models, 'tts', 'tones'));
  assert.deepEqual(await recogniseModel(join(models, 'tts', 'tones')), { kind: 'tts', name: 'tones', what: 'vits' });
});

test('what is no model is refused with the reason and the way out', async () => {
  const cases: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
    ['wav2lip.pth', 'PK\x03\x04 archive/data.pkl', /PyTorch/],
    ['kokoro.tar.bz2', 'BZh91AY', /Unpack it/],
    ['small.gguf', 'GGUF', /whisper\.cpp/],
    ['notes.txt', 'hello', /no ONNX file/],
    ['swap.onnx', swapper, /its inputs \(target/],
    ['other.onnx', network({ name: 'tokens', dims: [1, 'N'] }), /its inputs \(tokens: float32\[1,N\]\)/],
  ];
  for (const [name, content, message] of cases) {
    await assert.rejects(recogniseModel(await put(name, content)), { code: 'MODEL_NOT_RECOGNISED', message }, name);
  }
  await copyFile(faceModels.mesh.path, join(models, 'mesh.onnx'));
  await assert.rejects(recogniseModel(join(models, 'mesh.onnx')), { code: 'MODEL_NOT_RECOGNISED' }, 'a face mesh');
  await assert.rejects(recogniseModel(await put('cut-off.onnx', mouths.subarray(0, 100))), { code: 'MODEL_BROKEN' });
  await assert.rejects(recogniseModel(join(models, 'fonts')), {
    code: 'MODEL_NOT_RECOGNISED',
    message: /tokens\.txt is missing/,
  });
  await assert.rejects(recogniseModel(join(models, 'nowhere')), { code: 'MODEL_NOT_RECOGNISED' });
});

test('trying a model opens it, and tells one that lies in the wrong folder', async () => {
  const home = { models };
  await put('lipsync/good.onnx', mouths);
  assert.deepEqual(await tryModel(home, 'lipsync', 'good.onnx'), { what: '96 px' });
  await put('lipsync/misplaced.onnx', faces);
  await assert.rejects(tryModel(home, 'lipsync', 'misplaced.onnx'), {
    code: 'MODEL_KIND_WRONG',
    message: /models\/face-enhance/,
  });
  const name = await writeToneModel(join(models, 'asr'));
  assert.deepEqual(await tryModel(home, 'asr', name), { what: 'nemoCtc' });
  await put('asr/ggml-cut-off.bin', Buffer.concat([Buffer.from('lmgg'), Buffer.alloc(64)]));
  await assert.rejects(tryModel(home, 'asr', 'ggml-cut-off.bin'), { code: 'RECOGNITION_MODEL_BROKEN' });
});

test('models are loaded ahead by name, and counted', async () => {
  const home = { models };
  const memory = new ModelMemory();
  const asked: string[] = [];
  const engine = { load: async (name: string) => void asked.push(name) };
  const load = modelLoader({ home, models: new LipSyncModels(memory), speech: engine, recognition: engine });
  await put('lipsync/ahead.onnx', mouths);
  await writeVoiceModel(join(models, 'tts', 'voice'));
  for (const name of ['faces', 'lipsync/ahead', 'tts/voice']) await load(name);
  assert.deepEqual(
    memory.loaded().map(({ name }) => name),
    [...Object.values(faceModels).map(({ name }) => name), 'lipsync/ahead.onnx'],
  );
  assert.deepEqual(asked, ['voice']);
  for (const name of ['tts/none', 'fonts/Kai.otf', 'nonsense']) {
    await assert.rejects(load(name), { code: 'MODEL_NOT_FOUND' }, name);
  }
  await memory.releaseAll();
});
