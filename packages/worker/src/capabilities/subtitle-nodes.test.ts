import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject, NodeRecord } from '@talkgraph/engine';
import { openPictures, openSource, probe, resolveFrom } from '@talkgraph/media';
import { fontFile, makeMedia, textTracksOf } from '@talkgraph/media/testing';
import type { RenderPasses } from '@talkgraph/nodes';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });

const srt =
  '1\r\n00:00:00,400 --> 00:00:01,200\r\n大家好\r\n\r\n2\r\n00:00:01,200 --> 00:00:01,800\r\n欢迎来到课程\r\n';

/** A film of two seconds with sound, and subtitles. */
async function filledHome(t: TestContext): Promise<TestHome> {
  const test = await openTestHome(t);
  const { inputs } = test.home;
  await makeMedia(join(inputs, 'film.mp4'), {
    pictures: { codec: 'libx264', width: 320, height: 180, fps: { num: 25, den: 1 }, frameCount: 50 },
    sound: { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 32000 },
  });
  await writeFile(join(inputs, 'talk.srt'), srt);
  return test;
}

function saved({ home }: TestHome, { records, status, events }: TestRun, id: string): string {
  assert.equal(status, 'success', JSON.stringify(events.find((event) => event.kind === 'node-failed')));
  const file = (records.get(id) as NodeRecord).files?.[0];
  return join(home.outputs, file?.subfolder ?? '', file?.filename ?? '');
}

/** Brightest number among the rows of a frame, as shares of its height. */
async function brightest(path: string, n: number, from: number, to: number): Promise<number> {
  const { clip, sources } = await openSource(path);
  await using opened = await openPictures(clip, { resolveSource: resolveFrom(sources) });
  const { data, width, height } = await opened.picture(n, { maxSide: 10_000 });
  const rows = data.subarray(Math.round(from * height) * width * 3, Math.round(to * height) * width * 3);
  return rows.reduce((most, value) => Math.max(most, value), 0);
}

test('a subtitle file is drawn into the picture and written as a track, in one pass', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('LoadSubtitles', { file: 'talk.srt' }),
    '3': node('Subtitles', {
      video: ['1', 0],
      subtitles: ['2', 0],
      mode: 'both',
      style: 'box',
      track_title: '中文字幕',
    }),
    '4': node('SaveVideo', { video: ['3', 0], quality: 4 }),
  });
  const path = saved(home, run, '4');
  const passes = (run.records.get('4')?.ui?.render as unknown as RenderPasses[] | undefined)?.[0];
  assert.deepEqual([passes?.frames, passes?.decodes.length, passes?.encodes], [50, 1, 1]);
  const [track] = await textTracksOf(path);
  assert.deepEqual([track?.language, track?.title, track?.isDefault], ['zho', '中文字幕', true]);
  assert.deepEqual(track?.texts, [
    [0.4, 1.2, '大家好'],
    [1.2, 1.8, '欢迎来到课程'],
  ]);
  assert.ok((await brightest(path, 20, 0.8, 1)) > 240);
});

test('speech becomes subtitles with times of words, which are saved in every format', async (t) => {
  const home = await filledHome(t);
  const prompt = {
    '1': node('TextToSpeech', { text: '大家好，欢迎来到人工智能课程。我们开始吧！' }),
    '2': node('SubtitlesFromAlignment', { alignment: ['1', 1] }),
    '3': node('SaveSubtitles', { subtitles: ['2', 0], format: 'ass', filename_prefix: 'talk' }),
    '4': node('SaveSubtitles', { subtitles: ['2', 0], format: 'vtt', filename_prefix: 'talk' }),
    '5': node('ShiftSubtitles', { subtitles: ['2', 0], seconds: 10 }),
    '6': node('SaveSubtitles', { subtitles: ['5', 0], filename_prefix: 'later' }),
  };
  const run = await home.run(prompt);
  const read = async (id: string) => readFile(saved(home, run, id), 'utf8');
  assert.match(await read('3'), /\{\\kf\d+\}/);
  assert.match(await read('4'), /^WEBVTT\nLanguage: zh/);
  const later = await read('6');
  assert.match(later, /^1\r\n00:00:10,/);
  assert.match(later, /我们开始吧！/);
});

test('text without a recording is spread over a sound', async (t) => {
  const home = await filledHome(t);
  const spread = (inputs: JsonObject) =>
    home.run({
      '1': node('LoadAudio', { audio: 'film.mp4' }),
      '2': node('SubtitlesFromText', { text: 'Hello. Welcome to the course.', ...inputs }),
      '3': node('SaveSubtitles', { subtitles: ['2', 0] }),
    });
  const text = await readFile(saved(home, await spread({ audio: ['1', 0] }), '3'), 'utf8');
  assert.match(text, /00:00:00,000 --> 00:00:02,000/);
  const refused = await spread({});
  assert.ok(JSON.stringify(refused.events).includes('SUBTITLES_DURATION_MISSING'));
});

test('a card before a talk moves its subtitles, and a name is shown for its time', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('LoadSubtitles', { file: 'talk.srt' }),
    '3': node('Subtitles', { video: ['1', 0], subtitles: ['2', 0], mode: 'track' }),
    '4': node('LowerThird', { video: ['3', 0], name: '王老师', title: '人工智能学院 教授', start: 0.4, duration: 1 }),
    '5': node('TextCard', { title: '人工智能基础', subtitle: '第一课', seconds: 1, match: ['1', 0], theme: 'black' }),
    '6': node('ConcatVideos', { video1: ['5', 0], video2: ['4', 0] }),
    '7': node('SaveVideo', { video: ['6', 0], quality: 4 }),
  });
  const path = saved(home, run, '7');
  const { video, audio } = await probe(path);
  assert.deepEqual([video?.width, video?.height, video?.frameCount], [320, 180, 75]);
  assert.ok(Math.abs((audio?.sampleCount ?? 0) - 48000) < 200);
  const [track] = await textTracksOf(path);
  assert.deepEqual(track?.texts[0], [1.4, 2.2, '大家好']);
  assert.ok((await brightest(path, 12, 0.3, 0.6)) > 230);
  assert.ok((await brightest(path, 12, 0.9, 1)) < 30);
});

test("a font of the user's is found by its name, and a wrong name says which there are", async (t) => {
  const home = await filledHome(t);
  const fonts = join(home.home.models, 'fonts');
  await mkdir(fonts, { recursive: true });
  await writeFile(join(fonts, 'My Font.woff2'), await readFile(fontFile()));
  const card = (font: string) => ({
    '1': node('TextCard', { title: 'Hi', seconds: 0.2, font }),
    '2': node('SaveVideo', { video: ['1', 0] }),
  });
  const known = await home.run(card('my font'));
  assert.equal(known.status, 'success');
  const rare = { ...card(''), '1': node('TextCard', { title: 'ཀ', seconds: 0.2 }) };
  assert.ok(JSON.stringify((await home.run(rare)).events).includes('models/fonts'));
  const unknown = await home.run(card('Comic'));
  assert.ok(JSON.stringify(unknown.events).includes('There are: My Font.'));
});
