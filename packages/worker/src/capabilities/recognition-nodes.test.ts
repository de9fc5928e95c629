import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import type { DocumentReference } from '@talkgraph/nodes';
import type { AlignmentDocument } from '@talkgraph/speech';
import { writeLanguageModel, writeToneModel } from '@talkgraph/speech/testing';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';
import { writeSpeech } from '../testing/speech-recording.js';

const sentence = 'I would like to go to the house tomorrow morning.';
const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });

/** A home with a recording of the sentence, twice, with a pause between. */
async function homeWithSpeech(t: TestContext): Promise<TestHome> {
  const home = await openTestHome(t);
  await writeSpeech(join(home.home.inputs, 'talk.wav'), { sentences: [sentence, sentence], pauseSeconds: 2 });
  return home;
}

const transcribe = (inputs: JsonObject): JsonObject => ({
  '1': node('LoadAudio', { audio: 'talk.wav' }),
  '2': node('SpeechToText', { audio: ['1', 0], ...inputs }),
  '3': node('PreviewAny', { source: ['2', 0] }),
});

function outputOf({ records }: TestRun, id: string, slot: number): unknown {
  const [item] = records.get(id)?.outputs[slot] ?? [];
  return item && 'value' in item ? item.value : undefined;
}

test('English is written down without any model, every word in its time', async (t) => {
  const home = await homeWithSpeech(t);
  const run = await home.run(transcribe({ language: 'en-US' }));
  assert.equal(run.status, 'success', run.failure);
  const text = String(outputOf(run, '2', 0));
  assert.equal(text.match(/would like to go/g)?.length, 2, text);
  assert.equal(outputOf(run, '2', 2), 'en-US');
  const reference = outputOf(run, '2', 1) as DocumentReference;
  assert.deepEqual([reference.schema, reference.version], ['talkgraph.alignment', 1]);
  const path = join(home.home.artifacts, reference.artifact.slice(0, 2), reference.artifact);
  const document = JSON.parse(await readFile(path, 'utf8')) as AlignmentDocument;
  assert.equal(document.text, text);
  const likes = document.words.filter((word) => word.text === 'like');
  assert.equal(likes.length, 2);
  assert.ok((likes[1]?.startSeconds as number) - (likes[0]?.startSeconds as number) > 3);
  for (const { text: word, from, to } of document.words) assert.equal(text.slice(from, to), word);
  assert.deepEqual((await home.run(transcribe({ language: 'en-US' }))).ran, []);
});

test('what has to be fetched is said, and where it goes, for other languages and for models that are not there', async (t) => {
  const home = await homeWithSpeech(t);
  for (const [inputs, code] of [
    [{ language: 'zh-CN' }, 'RECOGNITION_MODEL_MISSING'],
    [{ engine: 'sherpa' }, 'RECOGNITION_MODEL_MISSING'],
    [{ language: 'en-US', model: 'mine' }, 'RECOGNITION_MODEL_MISSING'],
    [{ engine: 'whisper' }, 'WHISPER_MODEL_MISSING'],
    [{ engine: 'pocketsphinx', language: 'zh-CN' }, 'RECOGNITION_LANGUAGE'],
  ] as const) {
    const run = await home.run(transcribe(inputs));
    assert.equal(run.failure, code, JSON.stringify(inputs));
    const failed = run.events.find((event) => event.kind === 'node-failed');
    if (code !== 'RECOGNITION_LANGUAGE') assert.ok(JSON.stringify(failed).includes(join(home.home.models, 'asr')));
  }
});

test('a damaged model fails its node, and the worker goes on', async (t) => {
  const home = await homeWithSpeech(t);
  const folder = join(home.home.models, 'asr');
  await mkdir(join(folder, 'sense-voice'), { recursive: true });
  for (const file of ['model.onnx', 'tokens.txt']) await writeFile(join(folder, 'sense-voice', file), 'no model');
  assert.equal((await home.run(transcribe({ language: 'en-US' }))).failure, 'RECOGNITION_MODEL_BROKEN');
  await writeFile(join(folder, 'ggml-tiny.bin'), 'no model');
  assert.equal((await home.run(transcribe({ engine: 'whisper' }))).failure, 'RECOGNITION_MODEL_BROKEN');
});

const identify = {
  '1': node('LoadAudio', { audio: 'talk.wav' }),
  '2': node('DetectSpokenLanguage', { audio: ['1', 0] }),
  '3': node('PreviewAny', { source: ['2', 0] }),
};

test('the language of a recording is heard by a model of the user; without one it is said what to fetch', async (t) => {
  const home = await homeWithSpeech(t);
  t.after(() => home.capabilities.release());
  const folder = join(home.home.models, 'asr');
  const without = await home.run(identify);
  assert.equal(without.failure, 'LANGUAGE_MODEL_MISSING');
  const failed = JSON.stringify(without.events.find((event) => event.kind === 'node-failed'));
  assert.ok(failed.includes(folder) && failed.includes('sherpa-onnx-whisper-tiny'), failed);
  await writeLanguageModel(folder);
  const run = await home.run(identify);
  assert.equal(run.status, 'success', run.failure);
  // The model of the test takes the low sounds of a voice for English.
  assert.deepEqual([outputOf(run, '2', 0), outputOf(run, '2', 1)], ['en', true]);
  assert.deepEqual((await home.run(identify)).ran, []);
  await writeSpeech(join(home.home.inputs, 'talk.wav'), { sentences: [], pauseSeconds: 2 });
  const silent = await home.run(identify);
  assert.deepEqual([outputOf(silent, '2', 0), outputOf(silent, '2', 1)], ['und', false]);
  assert.ok(silent.events.some((event) => event.kind === 'node-note' && event.text.en.includes('Nobody')));
});

test('a recording is listened to anew when its model was replaced under the same name', async (t) => {
  const home = await homeWithSpeech(t);
  const folder = join(home.home.models, 'asr');
  const name = await writeToneModel(folder);
  const prompt = transcribe({ engine: 'sherpa' });
  assert.equal((await home.run(prompt)).status, 'success');
  assert.deepEqual((await home.run(prompt)).ran, []);
  await writeFile(join(folder, name, 'tokens.txt'), '▁DEEP 0\n▁HIGH 1\n<blk> 2\n');
  assert.ok((await home.run(prompt)).ran.includes('2'));
});
