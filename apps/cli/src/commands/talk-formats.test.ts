import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { probe } from '@talkgraph/media';
import { openPresenter, type PresenterMedia } from '../testing/presenter-media.js';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const quick = { codec: 'libx264', options: { preset: 'ultrafast' } };
let presenter: PresenterMedia;

before(async () => {
  presenter = await openPresenter(folder);
});

/** Every kind of video with another kind of sound each, so that each of both is used once. */
const pairs = [
  ['h264.mp4', quick, 'voice.wav', { codec: 'pcm_s16le' }],
  ['mpeg4.avi', { codec: 'mpeg4', options: { qscale: 3 } }, 'voice.mp3', { codec: 'libmp3lame', options: { q: 4 } }],
  [
    'hevc.mov',
    { codec: 'libx265', options: { preset: 'ultrafast', 'x265-params': 'log-level=0' } },
    'voice.m4a',
    { codec: 'aac' },
  ],
  ['tenbit.mkv', { ...quick, pixelFormat: 'yuv420p10le' }, 'voice.aac', { codec: 'aac', channels: 2 }],
  [
    'vp9.webm',
    { codec: 'libvpx-vp9', options: { deadline: 'realtime', 'cpu-used': 8 } },
    'voice.flac',
    { codec: 'flac' },
  ],
  ['h264.flv', quick, 'voice.ogg', { codec: 'libvorbis', channels: 2 }],
  ['mpeg2.mpg', { codec: 'mpeg2video', options: { qscale: 3 } }, 'voice.opus', { codec: 'libopus' }],
] as const;

for (const [video, pictures, sound, coding] of pairs) {
  test(`the presenter of ${video} says ${sound}`, async () => {
    const made = [await presenter.video(video, pictures), await presenter.voice(sound, coding)] as const;
    await talksAsLongAs(...made);
  });
}

const stills = [
  ['photo.png', { codec: 'png', pixelFormat: 'rgb24' }],
  ['photo.jpg', { codec: 'mjpeg', pixelFormat: 'yuvj420p', fullRange: true, options: { qscale: 3 } }],
  ['photo.webp', { codec: 'libwebp', options: { quality: 90 } }],
] as const;

for (const [photo, pictures] of stills) {
  test(`a photo in ${photo} says the sound of a video`, async () => {
    const speaking = await presenter.video('speaking.mp4', quick, { codec: 'aac' });
    await talksAsLongAs(await presenter.still(photo, pictures), speaking);
  });
}

/** Runs `talk` and checks the file it makes: H.264 and AAC, every frame animated, within half a frame of the sound. */
async function talksAsLongAs(video: string, audio: string): Promise<void> {
  const output = join(folder, 'out.mp4');
  const { code, stdout, stderr } = await runTalkgraph(
    ['talk', '--video', video, '--audio', audio, '-o', output, '--json'],
    { env: { TALKGRAPH_HOME: join(folder, 'home') } },
  );
  assert.equal(code, 0, stderr);
  const lines = stdout.trimEnd().split('\n');
  const { event, result } = JSON.parse(lines.at(-1) ?? '');
  assert.equal(event, 'result');
  assert.deepEqual(result.untouched, []);

  const made = await probe(output);
  const sound = await probe(audio, { require: 'audio' });
  assert.equal(made.video?.codec, 'h264');
  assert.equal(made.audio?.codec, 'aac');
  assert.deepEqual([made.video?.width, made.video?.height], [480, 480]);
  const soundSeconds = (sound.audio?.sampleCount ?? 0) / (sound.audio?.sampleRate ?? 1);
  const videoSeconds = (made.video?.frameCount ?? 0) / 25;
  assert.ok(Math.abs(videoSeconds - soundSeconds) <= 0.5 / 25 + 1e-9, `${videoSeconds} s of ${soundSeconds} s`);
  assert.equal(result.frameCount, made.video?.frameCount);
}
