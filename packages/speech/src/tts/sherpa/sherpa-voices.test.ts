import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ModelMemory } from '@talkgraph/inference';
import { writeVoiceModel } from '../../testing/voice-model.js';
import { conformsToSynthesizer, hear } from '../synthesizer.conformance.js';
import { findVoiceModel } from './find-voice-model.js';
import { SherpaVoices } from './sherpa-voices.js';

async function modelFolder(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-voices-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  return root;
}

async function withTones(t: TestContext) {
  const root = await modelFolder(t);
  await writeVoiceModel(join(root, 'tones'));
  const memory = new ModelMemory();
  return { root, memory, voices: new SherpaVoices(root, memory) };
}

conformsToSynthesizer('sherpa', async (t) => (await withTones(t)).voices.synthesizer(''));

test('a model is loaded when it first speaks, counted, kept, and given back', async (t) => {
  const { voices, memory } = await withTones(t);
  const synthesizer = await voices.synthesizer('tones');
  assert.deepEqual(memory.loaded(), []);
  await hear(synthesizer, {});
  const [figures] = memory.loaded();
  assert.equal(figures?.name, 'tts/tones');
  assert.ok(figures.bytes > 0 && figures.loadMs > 0 && figures.runs > 0);
  await memory.releaseAll();
  assert.deepEqual(memory.loaded(), []);
  await hear(synthesizer, {});
  assert.equal(memory.loaded()[0]?.loads, 2);
});

test('a model that is replaced under its name is loaded anew, and told from the old one', async (t) => {
  const { root, voices } = await withTones(t);
  const synthesizer = await voices.synthesizer('tones');
  const before = await voices.state('tones');
  const { samples } = await hear(synthesizer, { text: 'ab' });
  assert.equal(await voices.state('tones'), before);
  const letters = ['_', '^', '$', '~', ' ', ...'zyxwvutsrqponmlkjihgfedcba.,!?'];
  await writeFile(join(root, 'tones', 'tokens.txt'), letters.map((letter, i) => `${letter} ${i}\n`).join(''));
  assert.notEqual(await voices.state('tones'), before);
  assert.notDeepEqual((await hear(synthesizer, { text: 'ab' })).samples, samples);
});

test('speed and speaker are the model’s own, pitch is remarked on', async (t) => {
  const { voices } = await withTones(t);
  const synthesizer = await voices.synthesizer('');
  const usual = await hear(synthesizer, { text: 'Bring the map.' });
  const fast = await hear(synthesizer, { text: 'Bring the map.', speed: 2, pitch: 2 });
  assert.ok(Math.abs(fast.samples.length - usual.samples.length / 2) < 0.05 * usual.samples.length);
  assert.match(fast.remarks[0]?.en ?? '', /pitch/);
  assert.notDeepEqual((await hear(synthesizer, { text: 'Bring the map.', voice: '1' })).samples, usual.samples);
  assert.deepEqual((await hear(synthesizer, { text: 'Bring the map.', voice: 'woman' })).samples, usual.samples);
  for (const voice of ['2', 'alloy']) {
    await assert.rejects(hear(synthesizer, { voice }), { code: 'SPEECH_VOICE_UNKNOWN' });
  }
});

test('without a model it is said what to fetch and where to put it', async (t) => {
  const root = await modelFolder(t);
  await assert.rejects(new SherpaVoices(root).synthesizer(''), (error: Error) => {
    assert.match(error.message, /kokoro/);
    assert.ok(error.message.includes(root));
    return true;
  });
  await writeVoiceModel(join(root, 'tones'));
  await assert.rejects(new SherpaVoices(root).synthesizer('anna'), { code: 'SPEECH_MODEL_MISSING', message: /tones/ });
});

test('a damaged, foreign or incomplete model is refused before it can end the process', async (t) => {
  const { root, voices } = await withTones(t);
  const copy = async (name: string) => {
    await cp(join(root, 'tones'), join(root, name), { recursive: true });
    return join(root, name);
  };
  await writeFile(join(await copy('damaged'), 'model.onnx'), 'sample_rate characters: no model');
  await writeFile(join(await copy('foreign'), 'model.onnx'), 'another model');
  await rm(join(await copy('bare'), 'tokens.txt'));
  await rm(join(await copy('hollow'), 'model.onnx'));
  for (const [name, code] of [
    ['damaged', 'SPEECH_MODEL_BROKEN'],
    ['foreign', 'SPEECH_MODEL_FOREIGN'],
    ['bare', 'SPEECH_MODEL_UNCLEAR'],
    ['hollow', 'SPEECH_MODEL_UNCLEAR'],
  ] as const) {
    await assert.rejects(async () => hear(await voices.synthesizer(name), {}), { code }, name);
  }
});

test('the kind of a model is told by its files', async (t) => {
  const root = await modelFolder(t);
  const lay = async (name: string, files: readonly string[]) => {
    for (const file of files) {
      await mkdir(join(root, name, file, '..'), { recursive: true });
      await writeFile(join(root, name, file), '');
    }
    return findVoiceModel(root, name);
  };
  const kokoro = await lay('kokoro-multi', [
    ...['model.onnx', 'voices.bin', 'tokens.txt', 'lexicon-us-en.txt', 'lexicon-zh.txt', 'espeak-ng-data/phontab'],
    ...['number-zh.fst', 'date-zh.fst'],
  ]);
  const inside = (file: string) => join(root, 'kokoro-multi', file);
  assert.deepEqual(kokoro.config, {
    model: {
      kokoro: {
        model: inside('model.onnx'),
        voices: inside('voices.bin'),
        tokens: inside('tokens.txt'),
        dataDir: inside('espeak-ng-data'),
        lexicon: `${inside('lexicon-us-en.txt')},${inside('lexicon-zh.txt')}`,
      },
    },
    ruleFsts: `${inside('date-zh.fst')},${inside('number-zh.fst')}`,
  });
  const matcha = await lay('matcha', ['model-steps-3.onnx', 'vocos-22khz-univ.onnx', 'tokens.txt', 'lexicon.txt']);
  assert.equal(matcha.kind, 'matcha');
  const piper = await lay('piper', ['en_US-amy.onnx', 'en_US-amy.int8.onnx', 'tokens.txt', 'espeak-ng-data/phontab']);
  assert.equal(piper.kind, 'vits');
  assert.match(JSON.stringify(piper.config), /en_US-amy\.onnx/);
  assert.equal((await lay('kitten-nano', ['model.fp16.onnx', 'voices.bin', 'tokens.txt'])).kind, 'kitten');
  await assert.rejects(lay('matcha-alone', ['model-steps-3.onnx', 'tokens.txt']), { code: 'SPEECH_MODEL_UNCLEAR' });
  await rename(join(root, 'matcha'), join(root, '.matcha'));
  await assert.rejects(findVoiceModel(root, '.matcha'), { code: 'SPEECH_MODEL_MISSING' });
});
