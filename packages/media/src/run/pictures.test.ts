import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openSource, resolveFrom } from '../open-source.js';
import { makeMedia } from '../testing/make-media.js';
import { numberedPicture, type Picture, quarteredPicture, quartersOf } from '../testing/numbered-picture.js';
import type { TestPictures } from '../testing/picture-track.js';
import { numbersOf } from '../testing/read-numbers.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openClip } from './open-clip.js';
import { openRgb } from './open-rgb.js';

const base: TestPictures = {
  codec: 'libx264',
  width: 192,
  height: 128,
  fps: { num: 25, den: 1 },
  frameCount: 8,
  options: { preset: 'ultrafast', crf: 10 },
};

async function open(t: TestContext, file: string, pictures: TestPictures) {
  const path = join(await temporaryFolder(t), file);
  await makeMedia(path, { pictures });
  return openSource(path);
}

/** Entries a b c d of the display matrix, the quarters as shown, and what it does in words. */
const turns = [
  [[1, 0, 0, 1], [40, 90, 150, 210], 'nothing'],
  [[0, 1, -1, 0], [150, 40, 210, 90], 'a quarter turn clockwise'],
  [[-1, 0, 0, -1], [210, 150, 90, 40], 'half a turn'],
  [[0, -1, 1, 0], [90, 210, 40, 150], 'a quarter turn anticlockwise'],
  [[-1, 0, 0, 1], [90, 40, 210, 150], 'a mirror'],
] as const;

for (const [displayMatrix, shown, words] of turns) {
  test(`rotation metadata that means ${words} is applied`, async (t) => {
    const { clip, probe, sources } = await open(t, 'turned.mp4', {
      ...base,
      displayMatrix,
      draw: (_n, w, h) => quarteredPicture(w, h),
    });
    const upright = displayMatrix[0] !== 0;
    assert.deepEqual([probe.video?.width, probe.video?.height], upright ? [192, 128] : [128, 192]);
    await using opened = await openClip(clip, { resolveSource: resolveFrom(sources) });
    using frame = await opened.frame(0);
    assert.deepEqual([frame.width, frame.height], upright ? [192, 128] : [128, 192]);
    assert.deepEqual(quartersOf(frame), shown);
  });
}

/** Pictures that are not 8-bit 4:2:0 of limited range and even size; all show luma 60 and 200. */
const kinds: readonly (readonly [
  words: string,
  file: string,
  pictures: Partial<TestPictures>,
  size: readonly [number, number],
])[] = [
  [
    '10-bit HEVC',
    'ten.mp4',
    { codec: 'libx265', pixelFormat: 'yuv420p10le', options: { preset: 'ultrafast', 'x265-params': 'log-level=0' } },
    [192, 128],
  ],
  ['4:2:2', 'p422.mp4', { pixelFormat: 'yuv422p' }, [192, 128]],
  ['4:4:4', 'p444.mp4', { pixelFormat: 'yuv444p' }, [192, 128]],
  ['full range', 'full.mp4', { pixelFormat: 'yuvj420p', fullRange: true }, [192, 128]],
  ['RGB', 'rgb.mkv', { codec: 'ffv1', pixelFormat: 'bgr0', options: {} }, [192, 128]],
  ['odd size 4:4:4', 'odd.mp4', { width: 193, height: 129, pixelFormat: 'yuv444p' }, [192, 128]],
  ['odd size 4:2:0', 'odd.mkv', { codec: 'ffv1', width: 193, height: 129, options: {} }, [192, 128]],
  ['wide pixels', 'wide.mp4', { sampleAspect: { num: 3, den: 2 } }, [288, 128]],
  ['tall pixels', 'tall.mp4', { sampleAspect: { num: 1, den: 2 } }, [192, 256]],
  ['interlaced', 'interlaced.mpg', { codec: 'mpeg2video', interlaced: true, options: { qscale: 2 } }, [192, 128]],
];

for (const [words, file, pictures, size] of kinds) {
  test(`${words} pictures become upright 8-bit 4:2:0 of limited range and even size`, async (t) => {
    const { clip, probe, sources } = await open(t, file, { ...base, ...pictures });
    const resolveSource = resolveFrom(sources);
    assert.deepEqual([probe.video?.width, probe.video?.height], size);
    assert.equal(probe.video?.interlaced, pictures.interlaced ?? false);
    assert.deepEqual(await numbersOf(clip, resolveSource), [0, 1, 2, 3, 4, 5, 6, 7]);
    await using opened = await openClip(clip, { resolveSource });
    using frame = await opened.frame(1);
    assert.deepEqual([frame.width, frame.height], size);
    assert.equal(frame.colour.fullRange, false);
    assert.ok(
      Math.abs((frame.y[frame.width * 20 + 8] as number) - 200) <= 4,
      `bright is ${frame.y[frame.width * 20 + 8]}`,
    );
    assert.ok(Math.abs((frame.y[frame.width * 20 + size[0] - 8] as number) - 60) <= 4, 'dark stays dark');
    assert.ok(
      Math.abs((frame.u[500] as number) - 118) <= 4 && Math.abs((frame.v[500] as number) - 140) <= 4,
      'colour stays',
    );
  });
}

function grey(n: number, width: number, height: number): Picture {
  const picture = numberedPicture(n, width, height);
  picture.u.fill(128);
  picture.v.fill(128);
  return picture;
}

test('high dynamic range is mapped to what 8 bits show', async (t) => {
  const { clip, sources } = await open(t, 'bright.mp4', {
    ...base,
    draw: grey,
    pixelFormat: 'yuv420p10le',
    options: { preset: 'ultrafast', crf: 6, 'x264-params': 'colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc' },
  });
  const resolveSource = resolveFrom(sources);
  assert.deepEqual(await numbersOf(clip, resolveSource), [0, 1, 2, 3, 4, 5, 6, 7]);
  await using opened = await openClip(clip, { resolveSource });
  using frame = await opened.frame(1);
  assert.equal(frame.colour.matrix, 'bt601');
  // Luma 200 on the PQ curve is some 2500 cd/m², far above the white of ordinary video: it must come out near white.
  const bright = frame.y[frame.width * 20 + 8] as number;
  assert.ok(bright > 212 && bright <= 236, `bright is ${bright}`);
});

test('a variable rate is resampled by the times of the frames', async (t) => {
  // Frames 0..9 at their times, then a hole of ten frames, then frames at half the rate.
  const timeOf = (n: number) => (n < 10 ? n * 40 : 800 + (n - 10) * 80);
  const { clip, probe, sources } = await open(t, 'variable.mkv', {
    ...base,
    frameCount: 16,
    timeBase: { num: 1, den: 1000 },
    timeOf,
  });
  assert.equal(probe.video?.variableRate, true);
  assert.deepEqual(probe.video?.fps, { num: 25, den: 1 });
  const steady = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const held = Array.from({ length: 11 }, () => 9);
  assert.deepEqual(await numbersOf(clip, resolveFrom(sources)), [
    ...steady,
    ...held,
    10,
    10,
    11,
    11,
    12,
    12,
    13,
    13,
    14,
    14,
    15,
  ]);
});

test('timestamps rounded to milliseconds are a constant rate, not a variable one', async (t) => {
  const timeOf = (n: number) => Math.round((n * 1001) / 30);
  const fps = { num: 30000, den: 1001 };
  const { clip, probe, sources } = await open(t, 'rounded.mkv', {
    ...base,
    fps,
    frameCount: 40,
    timeBase: { num: 1, den: 1000 },
    timeOf,
  });
  assert.deepEqual(probe.video?.fps, fps);
  assert.equal(probe.video?.variableRate, false);
  assert.deepEqual(
    await numbersOf(clip, resolveFrom(sources)),
    Array.from({ length: 40 }, (_, i) => i),
  );
});

test('frames can be had as small RGB pictures with the right numbers and colours', async (t) => {
  const { clip, sources } = await open(t, 'rgb.mp4', { ...base, width: 640, height: 480 });
  let n = 0;
  for await (const picture of openRgb(clip, { resolveSource: resolveFrom(sources), maxSide: 160 })) {
    assert.equal(picture.n, n++);
    assert.deepEqual([picture.width, picture.height, picture.scale], [160, 120, 0.25]);
    const [dark, bright] = [
      picture.data[3 * (160 * 60 + 153)] as number,
      picture.n % 2 ? (picture.data[3 * (160 * 60 + 6)] as number) : 255,
    ];
    assert.ok(dark < 110 && bright > 180, `${dark} ${bright}`);
  }
  assert.equal(n, 8);
});
