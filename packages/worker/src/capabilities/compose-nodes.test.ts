import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject, NodeRecord } from '@talkgraph/engine';
import { openPictures, openSource, probe, readPcm, resolveFrom, writePicture } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import type { RenderPasses } from '@talkgraph/nodes';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });

const fps = { num: 25, den: 1 };

/** Two films with sound, an upright one of another rate without, speech with a pause, a tone, and a round white logo. */
async function filledHome(t: TestContext): Promise<TestHome> {
  const test = await openTestHome(t);
  const { inputs } = test.home;
  const sound = { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 32000 } as const;
  await makeMedia(join(inputs, 'film.mp4'), {
    pictures: { codec: 'libx264', width: 192, height: 108, fps, frameCount: 50 },
    sound,
  });
  await makeMedia(join(inputs, 'upright.mp4'), {
    pictures: {
      codec: 'libx265',
      pixelFormat: 'yuv420p10le',
      width: 90,
      height: 160,
      fps: { num: 30, den: 1 },
      frameCount: 60,
    },
  });
  await makeMedia(join(inputs, 'speaks.mp4'), {
    pictures: { codec: 'libx264', width: 192, height: 108, fps, frameCount: 100 },
    sound: {
      ...sound,
      sampleCount: 64000,
      draw: (i) => (i >= 24000 && i < 40000 ? 0.3 * Math.sin(i / 8) : 0),
    },
  });
  await makeMedia(join(inputs, 'music.wav'), {
    sound: { codec: 'pcm_s16le', sampleRate: 16000, channels: 1, sampleCount: 16000, draw: () => 0.5 },
  });
  const data = new Uint8Array(40 * 40 * 4).fill(255);
  for (let i = 0; i < 1600; i++)
    data[i * 4 + 3] = Math.hypot((i % 40) - 19.5, Math.floor(i / 40) - 19.5) < 19 ? 255 : 0;
  await writePicture({ width: 40, height: 40, channels: 4, data }, join(inputs, 'logo.png'), { format: 'png' });
  return test;
}

function saved({ home }: TestHome, { records, status, events }: TestRun, id: string): string {
  assert.equal(status, 'success', JSON.stringify(events.find((event) => event.kind === 'node-failed')));
  const file = (records.get(id) as NodeRecord).files?.[0];
  return join(home.outputs, file?.subfolder ?? '', file?.filename ?? '');
}

const passesOf = ({ records }: TestRun, id: string) =>
  (records.get(id)?.ui?.render as unknown as RenderPasses[] | undefined)?.[0];

/** Brightness of pixels of one frame of a film. */
async function brightness(path: string, n: number, places: readonly (readonly [number, number])[]): Promise<number[]> {
  const { clip, sources } = await openSource(path);
  await using opened = await openPictures(clip, { resolveSource: resolveFrom(sources) });
  const { data, width } = await opened.picture(n, { maxSide: 10_000 });
  return places.map(([x, y]) => data[(y * width + x) * 3 + 1] as number);
}

test('a logo lies in its corner without its transparent part, over an inset, in one pass', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('LoadImage', { image: 'logo.png' }),
    '3': node('LoadVideo', { file: 'upright.mp4' }),
    '4': node('PictureInPicture', {
      video: ['1', 0],
      inset: ['3', 0],
      position: 'bottom-left',
      size: 50,
      shape: 'circle',
    }),
    '5': node('Overlay', {
      video: ['4', 0],
      overlay: ['2', 0],
      mask: ['2', 1],
      position: 'top-right',
      size: 30,
      margin: 0,
      end: 1,
    }),
    '6': node('SaveVideo', { video: ['5', 0], quality: 4 }),
  });
  const path = saved(home, run, '6');
  const { video, audio } = await probe(path);
  assert.deepEqual([video?.width, video?.height, video?.frameCount, audio?.sampleCount], [192, 108, 50, 32000]);
  const [middle, corner] = await brightness(path, 10, [
    [175, 16],
    [190, 2],
  ]);
  assert.ok((middle as number) > 245 && (corner as number) < 215, `${middle} ${corner}`);
  const [gone] = await brightness(path, 30, [[175, 16]]);
  assert.ok((gone as number) < 215, `${gone}`);
  const passes = passesOf(run, '6');
  assert.deepEqual([passes?.frames, passes?.decodes.length, passes?.encodes], [50, 2, 1]);
  assert.ok(
    passes?.decodes.every(({ frames }) => frames <= 62),
    JSON.stringify(passes),
  );
});

test('a video lies over a video, and an animated picture follows its own rate', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('LoadVideo', { file: 'upright.mp4' }),
    '3': node('LoadImage', { image: 'logo.png' }),
    '4': node('ImageBatch', { image1: ['3', 0], image2: ['3', 0] }),
    '5': node('Overlay', {
      video: ['1', 0],
      overlay: ['2', 0],
      position: 'center',
      size: 100,
      margin: 10,
      enter: 'slide',
    }),
    '6': node('Overlay', { video: ['5', 0], overlay: ['4', 0], position: 'left', size: 20, opacity: 50 }),
    '7': node('SaveVideo', { video: ['6', 0] }),
  });
  assert.equal((await probe(saved(home, run, '7'))).video?.frameCount, 50);
  assert.equal(passesOf(run, '7')?.encodes, 1);
});

test('clips of other sizes and rates are joined with transitions; too short ones are no mistake', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('LoadVideo', { file: 'upright.mp4' }),
    '3': node('TrimVideo', { video: ['1', 0], start: 0, duration: 0.2 }),
    '4': node('Transition', {
      video1: ['1', 0],
      video2: ['2', 0],
      video3: ['3', 0],
      transition: 'circle',
      seconds: 0.8,
    }),
    '5': node('SaveVideo', { video: ['4', 0] }),
  });
  const { video, audio } = await probe(saved(home, run, '5'));
  // 50 + 50 + 5 frames, 20 of them shared with the second and 4 with the third.
  assert.deepEqual([video?.width, video?.frameCount, audio?.sampleCount], [192, 81, 51840]);
  assert.deepEqual([passesOf(run, '5')?.decodes.length, passesOf(run, '5')?.encodes], [2, 1]);
});

test('music plays to the end of a video, and steps back while somebody speaks', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'speaks.mp4' }),
    '2': node('LoadAudio', { audio: 'music.wav' }),
    '3': node('BackgroundMusic', {
      video: ['1', 0],
      music: ['2', 0],
      music_db: -6.0206,
      duck_db: -20,
      fade_in: 0,
      fade_out: 0.5,
    }),
    '4': node('GetVideoAudio', { video: ['3', 0] }),
    '5': node('SaveAudio', { audio: ['4', 0], format: 'wav' }),
    '6': node('LoadVideo', { file: 'upright.mp4' }),
    '7': node('BackgroundMusic', { video: ['6', 0], music: ['2', 0], music_db: -10, duck_db: -14 }),
    '8': node('SaveVideo', { video: ['7', 0] }),
  });
  const samples: number[] = [];
  for await (const chunk of readPcm(saved(home, run, '5'), { sampleRate: 16000 })) samples.push(...chunk);
  assert.equal(samples.length, 64000);
  const mean = (from: number, to: number) => {
    const part = samples.slice(from * 16000, to * 16000);
    return part.reduce((sum, sample) => sum + sample, 0) / part.length;
  };
  const [before, during, after] = [mean(0.2, 1), mean(1.6, 2.4), mean(3.42, 3.48)];
  assert.ok(
    Math.abs(before - 0.25) < 0.01 && Math.abs(during - 0.025) < 0.01 && Math.abs(after - 0.25) < 0.02,
    `${before} ${during} ${after}`,
  );
  assert.ok(Math.abs(samples.at(-1) as number) < 0.01);
  assert.equal((await probe(saved(home, run, '8'))).audio?.sampleCount, 32000);
});
