import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { writeLanguageModel } from '../recognition/testing/language-model.js';
import { writeToneModel } from '../recognition/testing/tone-model.js';
import { writeVoiceModel } from '../testing/voice-model.js';
import { recogniseSherpaFolder, tryRecognitionModel, tryVoiceModel } from './recognise-folder.js';

async function emptyFolder(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-recognise-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  return root;
}

test('voices and recognisers are told apart whatever their folders are called, and run', async (t) => {
  const root = await emptyFolder(t);
  const voice = join(root, 'any-name');
  await writeVoiceModel(voice);
  assert.deepEqual(await recogniseSherpaFolder(voice), { kind: 'tts', family: 'vits' });
  const recognizer = join(root, await writeToneModel(root));
  assert.deepEqual(await recogniseSherpaFolder(recognizer), { kind: 'asr', family: 'nemoCtc' });
  const listener = join(root, await writeLanguageModel(root));
  assert.deepEqual(await recogniseSherpaFolder(listener), { kind: 'asr', family: 'whisper' });
  await tryVoiceModel(voice);
  await tryRecognitionModel(recognizer);
});

test('what is neither is told by what it lacks, and a damaged one does not end the process', async (t) => {
  const root = await emptyFolder(t);
  assert.deepEqual(await recogniseSherpaFolder(root), {
    name: root.split('/').at(-1),
    folder: root,
    missing: 'tokens.txt',
  });
  const damaged = join(root, 'damaged');
  await mkdir(damaged);
  await writeFile(join(damaged, 'tokens.txt'), 'a 0');
  await writeFile(join(damaged, 'model.onnx'), 'sample_rate characters: no model');
  await assert.rejects(tryVoiceModel(damaged), { code: 'SPEECH_MODEL_BROKEN' });
  await assert.rejects(tryRecognitionModel(damaged), { code: 'RECOGNITION_MODEL_BROKEN' });
});
