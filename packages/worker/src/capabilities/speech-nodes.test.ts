import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { readMouthTrack } from '@talkgraph/lipsync';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import type { Clip } from '@talkgraph/media';
import { type DocumentReference, media, speech } from '@talkgraph/nodes';
import { openFolderArtifactStore, openSecretStore } from '@talkgraph/runtime';
import type { AlignmentDocument } from '@talkgraph/speech';
import { writeVoiceModel } from '@talkgraph/speech/testing';
import { createCapabilities } from '../capabilities.js';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

type Nodes = Readonly<Record<string, readonly [type: string, inputs: JsonObject]>>;

const run = (home: TestHome, nodes: Nodes): Promise<TestRun> =>
  home.run(Object.fromEntries(Object.entries(nodes).map(([id, [class_type, inputs]]) => [id, { class_type, inputs }])));

const value = ({ records }: TestRun, node: string, slot: number) => {
  const item = records.get(node)?.outputs[slot]?.[0];
  return item && 'value' in item ? item.value : undefined;
};

const notes = ({ events }: TestRun) => events.flatMap((event) => (event.kind === 'node-note' ? [event.text.en] : []));

async function documentOf(home: TestHome, told: TestRun, node: string, slot: number): Promise<AlignmentDocument> {
  const { artifact, schema, version } = value(told, node, slot) as unknown as DocumentReference;
  assert.deepEqual([schema, version], ['talkgraph.alignment', 1]);
  return JSON.parse(await readFile(await stored(home, artifact), 'utf8')) as AlignmentDocument;
}

async function stored(home: TestHome, key: string): Promise<string> {
  const path = await (await openFolderArtifactStore(home.home.artifacts)).find(key);
  assert.ok(path, key);
  return path;
}

test('a text is spoken in its own language, as long as its alignment says, and is found again without speaking', async (t) => {
  const home = await openTestHome(t);
  const text = '大家好，今天是2025年。';
  const nodes: Nodes = {
    speak: ['TextToSpeech', { text }],
    info: ['AudioInfo', { audio: ['speak', 0] }],
    save: ['SaveAudio', { audio: ['speak', 0], filename_prefix: 'voice' }],
  };
  const told = await run(home, nodes);
  assert.equal(told.status, 'success', JSON.stringify(told.events.at(-1)));
  const said = await documentOf(home, told, 'speak', 1);
  assert.equal(value(told, 'speak', 2), 'zh-CN');
  assert.deepEqual([said.language, said.text], ['zh-CN', text]);
  assert.ok(said.words.some((word) => word.text === '2025'));
  const clip = value(told, 'speak', 0) as unknown as Clip;
  const { audio } = home.capabilities.use(media)!.describe(clip);
  assert.ok(audio && Math.abs(audio.sampleCount / audio.sampleRate - said.durationSeconds) < 0.001);
  const again = await run(home, nodes);
  assert.ok(!again.ran.includes('speak'));
});

const otherText =
  'The old man walked slowly down to the harbour, where the boats were waiting. Nobody had seen him since the storm.';

test('a script is aligned to its recording; another script is remarked on', async (t) => {
  const home = await openTestHome(t);
  const sentence =
    'Welcome to the course. In the next forty minutes we look at how companies plan their production and their people.';
  await spokenWav(join(home.home.inputs, 'speech.wav'), sentence);
  await writeFile(join(home.home.inputs, 'script.txt'), `\uFEFF${sentence}\r\n`);
  const nodes: Nodes = {
    sound: ['LoadAudio', { audio: 'speech.wav' }],
    script: ['LoadScript', { file: 'script.txt' }],
    align: ['AlignText', { audio: ['sound', 0], text: ['script', 0] }],
    other: ['AlignText', { audio: ['sound', 0], text: otherText, language: 'en-US' }],
    show: ['PreviewAny', { source: ['align', 1] }],
    show2: ['PreviewAny', { source: ['other', 1] }],
  };
  const told = await run(home, nodes);
  assert.equal(told.status, 'success', JSON.stringify(told.events.at(-1)));
  const said = await documentOf(home, told, 'align', 0);
  assert.equal(said.words.map((word) => word.text).join(' '), sentence.replaceAll('.', ''));
  assert.ok(Number(value(told, 'align', 1)) > Number(value(told, 'other', 1)));
  assert.ok(notes(told).some((note) => note.includes('something else than the text')));
});

test('the language of a text chooses a branch', async (t) => {
  const home = await openTestHome(t);
  const told = await run(home, {
    detect: ['DetectLanguage', { text: 'Herzlich willkommen in unserem Kurs' }],
    show: ['PreviewAny', { source: ['detect', 0] }],
  });
  assert.deepEqual([value(told, 'detect', 0), value(told, 'detect', 1)], ['de', true]);
});

test('a script in GBK is read; a picture is refused', async (t) => {
  const home = await openTestHome(t);
  await writeFile(join(home.home.inputs, 'gbk.txt'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0d, 0x0a]));
  await writeFile(join(home.home.inputs, 'picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
  const show = (file: string): Nodes => ({
    script: ['LoadScript', { file }],
    show: ['PreviewAny', { source: ['script', 0] }],
  });
  assert.equal(value(await run(home, show('gbk.txt')), 'script', 0), '你好');
  assert.equal((await run(home, show('picture.txt'))).failure, 'SCRIPT_NOT_TEXT');
});

test('an engine that needs something says what', async (t) => {
  const home = await openTestHome(t);
  const speak = (inputs: JsonObject): Nodes => ({
    speak: ['TextToSpeech', { text: 'Hello there.', ...inputs }],
    save: ['SaveAudio', { audio: ['speak', 0], filename_prefix: 'voice' }],
  });
  for (const [inputs, code] of [
    [{ engine: 'sherpa' }, 'SPEECH_MODEL_MISSING'],
    [{ engine: 'heygem' }, 'SPEECH_REFERENCE_MISSING'],
    [{ engine: 'openai', profile: 'my-service' }, 'SECRETS_PROFILE_MISSING'],
    [{ text: '…' }, 'SPEECH_TEXT_EMPTY'],
    [{ voice_name: 'nobody' }, 'SPEECH_VOICE_UNKNOWN'],
  ] as const) {
    assert.equal((await run(home, speak(inputs))).failure, code);
  }
});

test('a text is spoken anew when its voice model was replaced under the same name', async (t) => {
  const home = await openTestHome(t);
  const folder = join(home.home.models, 'tts', 'tones');
  await writeVoiceModel(folder);
  const speak = (inputs: JsonObject): Nodes => ({
    speak: ['TextToSpeech', { text: 'abc', engine: 'sherpa', language: 'en-US', ...inputs }],
    save: ['SaveAudio', { audio: ['speak', 0], filename_prefix: 'voice' }],
  });
  const first = await run(home, speak({}));
  assert.equal(first.status, 'success', JSON.stringify(first.events.at(-1)));
  assert.ok(!(await run(home, speak({}))).ran.includes('speak'));
  const letters = ['_', '^', '$', '~', ' ', ...'zyxwvutsrqponmlkjihgfedcba.,!?'];
  await writeFile(join(folder, 'tokens.txt'), letters.map((letter, i) => `${letter} ${i}\n`).join(''));
  const other = await run(home, speak({}));
  assert.ok(other.ran.includes('speak'));
  assert.notDeepEqual(value(other, 'speak', 0), value(first, 'speak', 0));
  // Installing voices changes nothing for the built-in one.
  const builtIn: Nodes = speak({ engine: 'espeak' });
  await run(home, builtIn);
  await writeVoiceModel(join(home.home.models, 'tts', 'others'));
  assert.ok(!(await run(home, builtIn)).ran.includes('speak'));
});

test('the mouth of a spoken text closes at every p, b and m; times of another sound are remarked on', async (t) => {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  await presenterVideo(join(home.home.inputs, 'presenter.mp4'), { frameCount: 8 });
  const nodes = (times: string): Nodes => ({
    person: ['LoadVideo', { file: 'presenter.mp4' }],
    speak: ['TextToSpeech', { text: 'Bob, open my map.' }],
    other: ['TextToSpeech', { text: 'This one lasts for quite a while longer than the other one does.' }],
    talk: [
      'HeyGemTalkingHead',
      {
        ...{ audio: ['speak', 0], video: ['person', 0], use_gpu: false, resolution: '720p' },
        alignment: [times, 1],
      },
    ],
    look: ['VideoInfo', { video: ['talk', 0] }],
    show: ['PreviewAny', { source: ['look', 0] }],
  });
  const told = await run(home, nodes('speak'));
  assert.equal(told.status, 'success', JSON.stringify(told.events.at(-1)));
  const said = await documentOf(home, told, 'speak', 1);
  const key = /[0-9a-f]{64}\.mouth/.exec(JSON.stringify(value(told, 'talk', 0)))?.[0];
  assert.ok(key);
  const track = await readMouthTrack(await stored(home, key));
  const closed = said.phonemes.filter(({ symbol }) => /^[pbm]/.test(symbol.replace(/[ˈˌ]/g, '')));
  assert.equal(closed.length, 6);
  for (const { startSeconds } of closed) {
    const near = track.closures.some((closure) => Math.abs(closure.startSeconds - startSeconds) < 0.05);
    assert.ok(near, `${startSeconds}`);
  }
  const mixed = await run(home, nodes('other'));
  assert.ok(notes(mixed).some((note) => note.includes('follows the sound alone')));
});

test('the mouth of a mixed text follows each language: English p closes, Spanish b between vowels does not', async (t) => {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const told = await run(home, {
    speak: [
      'TextToSpeech',
      { text: 'El lobo bebe agua en abril y los niños hablan. Please keep the paper on top of it.' },
    ],
    mouth: ['MouthTrack', { audio: ['speak', 0], alignment: ['speak', 1] }],
    show: ['PreviewAny', { source: ['mouth', 0] }],
  });
  assert.equal(told.status, 'success', JSON.stringify(told.events.at(-1)));
  const said = await documentOf(home, told, 'speak', 1);
  assert.equal(said.language, 'es');
  const { artifact } = value(told, 'mouth', 0) as unknown as DocumentReference;
  const track = await readMouthTrack(await stored(home, artifact));
  assert.equal(track.language, 'es');
  const english = said.phonemes.filter(({ symbol, language }) => /^[ˈˌ]?p/.test(symbol) && language === 'en');
  assert.equal(english.length, 4 + 1);
  const bilabials = track.closures.filter(({ kind }) => kind === 'bilabial');
  for (const { startSeconds } of english) {
    assert.ok(
      bilabials.some((closure) => Math.abs(closure.startSeconds - startSeconds) < 0.08),
      `${startSeconds}`,
    );
  }
  const approximants = said.phonemes.filter(({ symbol }) => symbol === 'β');
  assert.ok(approximants.length >= 3);
  for (const { startSeconds, endSeconds } of approximants) {
    assert.ok(
      !bilabials.some((closure) => closure.startSeconds < endSeconds && closure.endSeconds > startSeconds + 0.03),
    );
  }
});

test('where nobody outside may be asked, the built-in voice speaks in the place of services and says so', async (t) => {
  const { home } = await openTestHome(t);
  let asked = 0;
  const service = createServer((_request, response) => {
    asked += 1;
    response.writeHead(503).end();
  });
  await once(service.listen(0, '127.0.0.1'), 'listening');
  t.after(() => service.close());
  const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  await (await openSecretStore(home.root)).set('voice', { kind: 'openai', fields: { base_url: address } });
  const offline = createCapabilities({ store: await openFolderArtifactStore(home.artifacts), home, offline: true });
  t.after(() => offline.release());
  const request = { text: 'Private words.', language: 'en-US', voice: 'nova', speed: 1, pitch: 0, volume: 1 };
  const scratch = async () => home.temp;
  const more = { profile: 'voice', model: '', address, referenceAudio: 'a.wav', referenceText: 'b', scratch };
  for (const engine of ['openai', 'heygem']) {
    const { remarks } = await offline.use(speech)!.speak({ ...request, ...more, engine });
    assert.match(remarks.at(-1)?.en ?? '', /service was not asked/, engine);
  }
  assert.equal(asked, 0);
});
