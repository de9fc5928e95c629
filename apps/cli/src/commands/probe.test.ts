import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { makeGreyPicture, makeGreyVideo, makeTone } from '../testing/make-media.js';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const tone = join(folder, 'tone.wav');
const video = join(folder, 'grey with spaces 视频.mp4');

before(async () => {
  await makeTone(tone, 1);
  await makeGreyVideo(video, 25, tone);
  await makeGreyPicture(join(folder, 'grey.png'));
});

test('a video is described in a few lines', async () => {
  const { code, stdout, stderr } = await probe(video);
  assert.equal(code, 0, stderr);
  assert.deepEqual(stdout.trimEnd().split('\n').slice(1), [
    'Picture  256×256, h264, 25 frames per second, 25 frames',
    'Sound    aac, 16000 Hz, mono',
    'Length   1.000 s',
  ]);
  assert.match(stdout, /^File +video, mp4, 0\.\d\d MB/);
});

test('the description is in Chinese for who reads Chinese', async () => {
  const { stdout } = await probe(video, '--lang', 'zh');
  assert.match(stdout, /^文件 +视频，mp4/);
  assert.match(stdout, /画面 +256×256，h264，每秒 25 帧，共 25 帧/);
  assert.match(stdout, /声音 +aac，16000 Hz，单声道/);
});

test('a sound has no picture, and a still no length', async () => {
  assert.match((await probe(tone)).stdout, /^Picture +none$/m);
  const still = await probe(join(folder, 'grey.png'));
  assert.match(still.stdout, /still picture, png/);
  assert.doesNotMatch(still.stdout, /Length/);
});

test('--json answers the same facts as data', async () => {
  const { code, stdout } = await probe(video, '--json');
  assert.equal(code, 0);
  const found = JSON.parse(stdout);
  assert.equal(found.kind, 'video');
  assert.deepEqual(found.video.fps, { num: 25, den: 1 });
  assert.equal(found.video.frameCount, 25);
  assert.equal(found.audio.sampleCount, 16000);
});

test('files that hold no media are refused, each with its own reason', async () => {
  await writeFile(join(folder, 'empty.mp4'), '');
  await writeFile(join(folder, 'letter.mp4'), 'Dear reader, this is no film.'.repeat(100));
  await writeFile(join(folder, 'cut.mp4'), (await readFile(video)).subarray(0, 100));
  const files = { 'nowhere.mp4': 'MEDIA_FILE_NOT_FOUND', '.': 'MEDIA_IS_FOLDER', 'empty.mp4': 'MEDIA_EMPTY_FILE' };
  for (const [name, error] of Object.entries({
    ...files,
    'letter.mp4': 'MEDIA_NOT_MEDIA',
    'cut.mp4': 'MEDIA_NOT_MEDIA',
  })) {
    const { code, stdout, stderr } = await probe(join(folder, name));
    assert.equal(code, 2, name);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`^talkgraph: [^\\n]+ \\[${error}\\]\\n$`), name);
  }
});

function probe(...args: string[]) {
  return runTalkgraph(['probe', ...args]);
}
