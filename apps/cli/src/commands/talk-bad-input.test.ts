import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { makeGreyPicture, makeGreyVideo, makeTone } from '../testing/make-media.js';
import { openPresenter } from '../testing/presenter-media.js';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const home = join(temporaryFolder(), 'home');

before(async () => {
  const presenter = await openPresenter(folder);
  const face = await presenter.video('face.mp4', { codec: 'libx264', options: { preset: 'ultrafast' } });
  await presenter.still('face.png', { codec: 'png', pixelFormat: 'rgb24' });
  await makeTone(join(folder, 'voice.wav'), 1);
  await makeTone(join(folder, 'zero.wav'), 0);
  await makeGreyVideo(join(folder, 'nobody.mp4'), 12, join(folder, 'voice.wav'));
  await makeGreyPicture(join(folder, 'nobody.png'));
  await writeFile(join(folder, 'empty.mp4'), '');
  await writeFile(join(folder, 'letter.mp4'), 'Dear reader, this is no film.\n'.repeat(200));
  await writeFile(join(folder, 'letter.wav'), 'Dear reader, this is no sound.\n'.repeat(200));
  await copyFile(join(folder, 'voice.wav'), join(folder, 'sound-named.mp4'));
  await copyFile(join(folder, 'face.png'), join(folder, 'picture-named.wav'));
  const film = await readFile(face);
  await writeFile(join(folder, 'cut.mp4'), film.subarray(0, 100));
  await writeFile(join(folder, 'unknown-codec.mp4'), withCodecRenamed(film));
});

const cases: [what: string, video: string, audio: string, error: string, more?: string[]][] = [
  ['a video that is not there', 'nowhere.mp4', 'voice.wav', 'MEDIA_FILE_NOT_FOUND'],
  ['a sound that is not there', 'face.mp4', 'nowhere.wav', 'MEDIA_FILE_NOT_FOUND'],
  ['a folder for a video', '.', 'voice.wav', 'MEDIA_IS_FOLDER'],
  ['an empty file', 'empty.mp4', 'voice.wav', 'MEDIA_EMPTY_FILE'],
  ['a text named as a video', 'letter.mp4', 'voice.wav', 'MEDIA_NOT_MEDIA'],
  ['a text named as a sound', 'face.mp4', 'letter.wav', 'MEDIA_NOT_MEDIA'],
  ['a video cut off in its first bytes', 'cut.mp4', 'voice.wav', 'MEDIA_NOT_MEDIA'],
  ['a video in a codec nobody knows', 'unknown-codec.mp4', 'voice.wav', 'MEDIA_UNSUPPORTED_CODEC'],
  ['a sound named as a video', 'sound-named.mp4', 'voice.wav', 'MEDIA_NO_VIDEO'],
  ['a picture named as a sound', 'face.mp4', 'picture-named.wav', 'MEDIA_NO_AUDIO'],
  ['a silent video for the sound', 'face.mp4', 'face.mp4', 'MEDIA_NO_AUDIO'],
  ['a sound of no length', 'face.mp4', 'zero.wav', 'MEDIA_AUDIO_EMPTY'],
  ['a video without a face', 'nobody.mp4', 'voice.wav', 'FACE_NOT_FOUND'],
  ['a photo without a face', 'nobody.png', 'voice.wav', 'FACE_NOT_FOUND'],
  ['a face that the video does not have', 'face.mp4', 'voice.wav', 'FACE_NO_SUCH', ['--face', '3']],
];

for (const [what, video, audio, error, more = []] of cases) {
  test(`${what} is refused with ${error}, and nothing is written`, async () => {
    const before = readdirSync(folder).sort();
    const args = ['--video', join(folder, video), '--audio', join(folder, audio), '-o', join(folder, 'out.mp4')];
    const { code, stdout, stderr } = await runTalkgraph(['talk', ...args, ...more], { env: { TALKGRAPH_HOME: home } });
    assert.match(stderr, new RegExp(`^talkgraph: [^\\n]+ \\[${error}\\]$`, 'm'));
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.deepEqual(readdirSync(folder).sort(), before);
  });
}

test('a refusal is one sentence in Chinese for who reads Chinese', async () => {
  const args = [
    '--video',
    join(folder, 'nobody.png'),
    '--audio',
    join(folder, 'voice.wav'),
    '-o',
    join(folder, 'out.mp4'),
  ];
  const { stderr } = await runTalkgraph(['talk', ...args, '--lang', 'zh'], { env: { TALKGRAPH_HOME: home } });
  assert.match(stderr, /^talkgraph：[^\n]*人脸[^\n]+ \[FACE_NOT_FOUND\]$/m);
});

for (const [what, error, options] of [
  ['the result', 'DISK_FULL', (disk: string) => ({ output: join(disk, 'out.mp4'), home })],
  ['the tracks', 'ARTIFACT_STORE_UNWRITABLE', (disk: string) => ({ output: join(folder, 'out.mp4'), home: disk })],
] as const) {
  test(`a disk too full for ${what} ends with 1, and nothing half-written is left`, async (t) => {
    const disk = smallDisk(t);
    if (!disk) return t.skip('only root on Linux can make a small disk');
    const { output, home: place } = options(disk);
    const args = ['--video', join(folder, 'face.png'), '--audio', join(folder, 'voice.wav'), '-o', output];
    const { code, stderr } = await runTalkgraph(['talk', ...args], { env: { TALKGRAPH_HOME: place } });
    assert.match(stderr, new RegExp(`^talkgraph: [^\\n]+ \\[${error}\\]$`, 'm'));
    assert.equal(code, 1);
    const left = readdirSync(disk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.deepEqual(left, []);
    assert.equal(existsSync(output), false);
  });
}

/** A disk of 4 kB in memory, taken away when the test ends; undefined where none can be made. */
function smallDisk(t: TestContext): string | undefined {
  const disk = mkdtempSync(join(folder, 'disk-'));
  const mounted =
    process.platform === 'linux' && process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', disk);
  t.after(() => {
    if (mounted) spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });
  return mounted ? disk : undefined;
}

function mount(...args: string[]): boolean {
  return spawnSync('mount', args).status === 0;
}

/** The film with the four letters of its codec changed everywhere. */
function withCodecRenamed(film: Buffer): Buffer {
  return Buffer.from(film.toString('latin1').replaceAll('avc1', 'zzzz').replaceAll('avcC', 'zzzC'), 'latin1');
}
