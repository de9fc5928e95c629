import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ModelMemory } from '@talkgraph/inference';
import { writeLanguageModel } from '../testing/language-model.js';
import { writeToneModel } from '../testing/tone-model.js';
import { findRecognitionModel } from './find-recognition-model.js';
import { SherpaRecognizers } from './sherpa-recognizers.js';
import { wordsOfTokens } from './words-of-tokens.js';

async function folderWith(t: TestContext, name: string, files: readonly string[], content = ''): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-asr-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, name));
  for (const file of files) await writeFile(join(root, name, file), content);
  return root;
}

/** Files of models as they are published, and what they are. */
const published = [
  [
    'sherpa-onnx-whisper-tiny',
    ['tiny-decoder.int8.onnx', 'tiny-decoder.onnx', 'tiny-encoder.int8.onnx', 'tiny-encoder.onnx', 'tiny-tokens.txt'],
    'whisper',
    { encoder: 'tiny-encoder.int8.onnx', decoder: 'tiny-decoder.int8.onnx' },
  ],
  [
    'sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17',
    ['model.int8.onnx', 'model.onnx', 'tokens.txt'],
    'senseVoice',
    { model: 'model.int8.onnx' },
  ],
  ['sherpa-onnx-paraformer-zh-2024-03-09', ['model.onnx', 'tokens.txt'], 'paraformer', { model: 'model.onnx' }],
  [
    'sherpa-onnx-zipformer-en-2023-06-26',
    ['decoder-epoch-99-avg-1.onnx', 'encoder-epoch-99-avg-1.onnx', 'joiner-epoch-99-avg-1.onnx', 'tokens.txt'],
    'transducer',
    {
      encoder: 'encoder-epoch-99-avg-1.onnx',
      decoder: 'decoder-epoch-99-avg-1.onnx',
      joiner: 'joiner-epoch-99-avg-1.onnx',
    },
  ],
  [
    'sherpa-onnx-moonshine-tiny-en-int8',
    ['cached_decode.int8.onnx', 'encode.int8.onnx', 'preprocess.onnx', 'tokens.txt', 'uncached_decode.int8.onnx'],
    'moonshine',
    {
      preprocessor: 'preprocess.onnx',
      encoder: 'encode.int8.onnx',
      uncachedDecoder: 'uncached_decode.int8.onnx',
      cachedDecoder: 'cached_decode.int8.onnx',
    },
  ],
  ['sherpa-onnx-nemo-ctc-en-citrinet-512', ['model.onnx', 'tokens.txt'], 'nemoCtc', { model: 'model.onnx' }],
  [
    'sherpa-onnx-fire-red-asr-large-zh_en-2025-02-16',
    ['decoder.int8.onnx', 'encoder.int8.onnx', 'tokens.txt'],
    'fireRedAsr',
    { encoder: 'encoder.int8.onnx', decoder: 'decoder.int8.onnx' },
  ],
] as const;

test('the family of a model follows from its files and its name', async (t) => {
  for (const [name, files, family, chosen] of published) {
    const folder = join(await folderWith(t, name, files), name);
    const found = await findRecognitionModel(folder, name);
    assert.ok('family' in found, JSON.stringify(found));
    assert.equal(found.family, family, name);
    const paths = Object.fromEntries(Object.entries(chosen).map(([key, file]) => [key, join(folder, file)]));
    assert.deepEqual(found.files, paths, name);
  }
});

test('a renamed folder is known by what the model says of itself', async (t) => {
  const folder = join(
    await folderWith(t, 'mine', ['model.onnx', 'tokens.txt'], '…model_type sense_voice_ctc …'),
    'mine',
  );
  const found = await findRecognitionModel(folder, 'mine');
  assert.equal('family' in found && found.family, 'senseVoice');
});

test('what is missing is named, and a damaged model is an error of the user, not the end of the process', async (t) => {
  const root = await folderWith(t, 'half-whisper', ['tiny-encoder.onnx', 'tiny-tokens.txt']);
  const half = new SherpaRecognizers(root);
  assert.deepEqual(await half.names(), ['half-whisper']);
  await assert.rejects(half.recognizer('half-whisper'), { code: 'RECOGNITION_MODEL_UNCLEAR', message: /decoder/ });
  const memory = new ModelMemory();
  const brokenRoot = await folderWith(t, 'sense-voice', ['model.onnx', 'tokens.txt'], 'not a model');
  const broken = new SherpaRecognizers(brokenRoot, memory);
  const recognizer = await broken.recognizer('sense-voice');
  const sound = { samples: new Float32Array(1600), language: 'zh-CN' };
  await assert.rejects(recognizer.recognize(sound), { code: 'RECOGNITION_MODEL_BROKEN' });
  assert.deepEqual(memory.loaded(), []);
  assert.deepEqual(await new SherpaRecognizers(join(root, 'none')).names(), []);
});

test('tokens are joined to words: SentencePiece, Paraformer, single characters, numbers, punctuation', () => {
  const words = (tokens: readonly string[]) => {
    const timestamps = tokens.map((_, i) => i / 10);
    return wordsOfTokens({ tokens, timestamps }, 3).map(({ text, startSeconds }) => `${text}@${startSeconds}`);
  };
  assert.deepEqual(words(['▁GOOD', '▁MOR', 'NING', ',', '▁WORLD', '.']), ['GOOD@0', 'MORNING@0.1', 'WORLD@0.4']);
  assert.deepEqual(words(['<|zh|>', '大', '家', '好', '，', '▁AI', '课']), [
    '大@0.1',
    '家@0.2',
    '好@0.3',
    'AI@0.5',
    '课@0.6',
  ]);
  assert.deepEqual(words(['hel@@', 'lo', 'world', '你']), ['hello@0', 'world@0.2', '你@0.3']);
  assert.deepEqual(words([' don', "'", 't', ' go']), ["don't@0", 'go@0.3']);
  const [last] = wordsOfTokens({ tokens: ['▁END'], timestamps: [1] }, 9);
  assert.equal(last?.endSeconds, 1.6);
});

test('sherpa-onnx runs a model, says when its words are heard, keeps it and gives it back', async (t) => {
  const root = await folderWith(t, 'empty-folder', []);
  const memory = new ModelMemory();
  const recognizers = new SherpaRecognizers(root, memory);
  const recognizer = await recognizers.recognizer(await writeToneModel(root));
  const rate = 16_000;
  const tone = (i: number, from: number, to: number, hertz: number) =>
    i >= from * rate && i < to * rate ? 0.3 * Math.sin((2 * Math.PI * hertz * i) / rate) : 0;
  const samples = Float32Array.from({ length: rate * 3 }, (_, i) => tone(i, 0.5, 1, 300) + tone(i, 1.6, 2.2, 5000));
  const heard = await recognizer.recognize({ samples, language: 'en-US' });
  assert.equal(heard.text, 'LOW HIGH');
  assert.deepEqual(
    heard.words?.map(({ text }) => text),
    ['LOW', 'HIGH'],
  );
  for (const [i, start] of [0.5, 1.6].entries()) {
    assert.ok(Math.abs((heard.words?.[i]?.startSeconds as number) - start) < 0.1, JSON.stringify(heard.words));
  }
  assert.deepEqual(
    memory.loaded().map(({ name, provider }) => [name, provider]),
    [['asr/tones-nemo-ctc', 'cpu']],
  );
  await memory.releaseAll();
  assert.deepEqual(memory.loaded(), []);
  assert.equal((await recognizer.recognize({ samples, language: 'en-US' })).text, 'LOW HIGH');
  await assert.rejects(recognizer.recognize({ samples, language: 'en-US' }, AbortSignal.abort()), {
    code: 'CANCELLED',
  });
});

const rate = 16_000;
const tone = (hertz: number) =>
  Float32Array.from({ length: 2 * rate }, (_, i) => 0.3 * Math.sin((2 * Math.PI * hertz * i) / rate));

test('a Whisper model tells the language of a sound, one of English alone is passed by', async (t) => {
  const root = await folderWith(t, 'a-whisper-tiny.en', ['tiny.en-encoder.onnx', 'tiny.en-decoder.onnx', 'tokens.txt']);
  const memory = new ModelMemory();
  const recognizers = new SherpaRecognizers(root, memory);
  assert.equal(await recognizers.languageListener(), undefined);
  const name = await writeLanguageModel(root);
  const listener = await recognizers.languageListener();
  assert.equal(listener?.name, name);
  assert.equal(await listener.listen(tone(200)), 'en');
  assert.equal(await listener.listen(tone(3000)), 'zh');
  assert.deepEqual(
    memory.loaded().map((figure) => figure.name),
    [`asr/${name}`],
  );
  await assert.rejects(listener.listen(tone(200), AbortSignal.abort()), { code: 'CANCELLED' });
  await memory.releaseAll();
  assert.deepEqual(memory.loaded(), []);
  await writeFile(join(root, name, 'tones-encoder.onnx'), 'damaged');
  await assert.rejects(listener.listen(tone(200)), { code: 'RECOGNITION_MODEL_BROKEN' });
});

test('a model that is replaced under its name is loaded anew', async (t) => {
  const root = await folderWith(t, 'empty-folder', []);
  const recognizers = new SherpaRecognizers(root);
  const name = await writeToneModel(root);
  const recognizer = await recognizers.recognizer(name);
  const before = await recognizers.state(name);
  assert.equal((await recognizer.recognize({ samples: tone(300), language: 'en-US' })).text, 'LOW');
  await writeFile(join(root, name, 'tokens.txt'), '▁DEEP 0\n▁HIGH 1\n<blk> 2\n');
  assert.notEqual(await recognizers.state(name), before);
  assert.equal((await recognizer.recognize({ samples: tone(300), language: 'en-US' })).text, 'DEEP');
  assert.equal(await recognizers.state('none'), '');
});
