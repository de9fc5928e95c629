import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip, VideoInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { openSource, resolveFrom } from '../open-source.js';
import { concat } from '../ops/concat.js';
import { defaultOps } from '../ops/default-ops.js';
import { loop } from '../ops/loop.js';
import { trim } from '../ops/trim.js';
import { describeClip } from '../plan/describe-clip.js';
import { makeMedia } from '../testing/make-media.js';
import { numberIn } from '../testing/numbered-picture.js';
import { numbersOf } from '../testing/read-numbers.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openClip } from './open-clip.js';
import { render } from './render.js';

const fps = { num: 25, den: 1 };

async function film(t: TestContext, file = 'film.mp4', codec = 'libx264', extra: Record<string, string> = {}) {
  const folder = await temporaryFolder(t);
  const path = join(folder, file);
  const options: Record<string, string | number> =
    codec === 'libx264' ? { preset: 'ultrafast', ...extra } : { qscale: 4 };
  await makeMedia(path, {
    pictures: { codec, width: 192, height: 128, fps, frameCount: 120, gop: 60, bFrames: 0, options },
  });
  const opened = await openSource(path);
  return { folder, clip: opened.clip, resolveSource: resolveFrom(opened.sources) };
}

/** Mixes frame n with frame n + 50: two places of one file at the same time, as a cross-fade has. */
const blendOp: FrameOp = {
  name: 'blend',
  describe: (_clip, [input]) => ({ video: { ...(input?.video as VideoInfo), frameCount: 40 } }),
  needs: (_clip, _inputs, n) => [
    { input: 0, frame: n },
    { input: 0, frame: n + 50 },
  ],
  async open(_clip, context) {
    // Looking around before the start must not disturb the frames that follow.
    using later = await context.readFrame(0, 100);
    assert.equal(numberIn(later), 100);
    return {
      process(n, [a, b]) {
        assert.ok(a && b);
        assert.deepEqual([numberIn(a), numberIn(b)], [n, n + 50]);
        return n % 2 ? a : b;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

test('two places of one file are read at the same time without jumping to and fro', async (t) => {
  const { folder, clip, resolveSource } = await film(t);
  const ops = [...defaultOps, blendOp];
  const blended: Clip = makeClip('blend', {}, [clip]);
  const expected = Array.from({ length: 40 }, (_, n) => (n % 2 ? n : n + 50));
  assert.deepEqual(await numbersOf(blended, resolveSource, ops), expected);
  const result = await render(blended, join(folder, 'out.mp4'), {
    resolveSource,
    ops,
    encode: { preset: 'ultrafast' },
  });
  const leaf = result.nodes.find((node) => node.op === 'source');
  // 40 from the start, and 90 to reach and follow frame 50.
  assert.ok((leaf?.decoded ?? 999) <= 140, `${leaf?.decoded} pictures decoded`);
  assert.equal(result.nodes.find((node) => node.op === 'blend')?.frames, 40);
});

const orders = [
  ['a film with an index', 'film.mkv', 'libx264', {}],
  ['a film without one', 'film.mpg', 'mpeg2video', {}],
  ['a Flash film', 'film.flv', 'flv', {}],
  ['a film without presentation times', 'film.avi', 'mpeg4', {}],
  ['a film that is refreshed gradually', 'refresh.mkv', 'libx264', { 'x264-params': 'intra-refresh=1:keyint=30' }],
] as const;

for (const [words, file, codec, extra] of orders) {
  test(`frames of ${words} are right in any order`, async (t) => {
    const { clip, resolveSource } = await film(t, file, codec, extra);
    await using opened = await openClip(clip, { resolveSource });
    const count = opened.info.video?.frameCount ?? 0;
    let random = 7;
    const order = Array.from({ length: 30 }, () => {
      random = (random * 1103515245 + 12345) % 2 ** 31;
      return random % count;
    });
    const inOrder = await numbersOf(clip, resolveSource);
    for (const n of [...order, 70, 69, 68, 67, 66, 65, 64, 63, 62, 61, 60, 59, 58, 57]) {
      using frame = await opened.frame(n);
      assert.equal(numberIn(frame), inOrder[n], `frame ${n}`);
    }
  });
}

test('sources of different colour matrices are brought to one', async (t) => {
  const folder = await temporaryFolder(t);
  const make = async (file: string, options: Record<string, string>) => {
    const path = join(folder, file);
    await makeMedia(path, {
      pictures: {
        codec: 'libx264',
        width: 192,
        height: 128,
        fps,
        frameCount: 3,
        options: { preset: 'ultrafast', crf: '4', ...options },
      },
    });
    return openSource(path);
  };
  const sd = await make('sd.mp4', { 'x264-params': 'colormatrix=smpte170m' });
  const hd = await make('hd.mp4', { 'x264-params': 'colormatrix=bt709' });
  const resolveSource = resolveFrom(sd.sources, hd.sources);
  await render(concat([sd.clip, hd.clip]), join(folder, 'out.mp4'), {
    resolveSource,
    encode: { preset: 'ultrafast', crf: 4 },
  });
  const out = await openSource(join(folder, 'out.mp4'));
  await using opened = await openClip(out.clip, { resolveSource: resolveFrom(out.sources) });
  using first = await opened.frame(1);
  using second = await opened.frame(4);
  assert.deepEqual([first.colour.matrix, second.colour.matrix], ['bt601', 'bt601']);
  // The same numbers mean other colours in bt709, so after matching they must differ in bt601.
  const moved = Math.abs((first.v[500] as number) - (second.v[500] as number));
  assert.ok(moved >= 1 && moved <= 6, `red difference moved by ${moved}`);
});

test('a loop decodes every round once, wherever it starts and ends', async (t) => {
  const { clip, resolveSource } = await film(t);
  for (const part of [clip, trim(clip, { first: 5, count: 50 }), trim(clip, { first: 61, count: 59 })]) {
    const frameCount = 4 * (describeClip(part, defaultOps).video?.frameCount ?? 0);
    await using opened = await openClip(loop(part, { frameCount }), { resolveSource });
    const numbers: number[] = [];
    for (let n = 0; n < frameCount; n++) {
      using frame = await opened.frame(n);
      numbers.push(numberIn(frame));
    }
    const round = frameCount / 4;
    assert.deepEqual(numbers.slice(round), numbers.slice(0, 3 * round));
    // Each round may start up to five frames behind a keyframe.
    const { decoded = 0 } = (await opened.figures()).find((node) => node.op === 'source') ?? {};
    assert.ok(decoded <= frameCount + 4 * 8, `${decoded} pictures decoded for ${frameCount} frames`);
  }
});

test('a few frames looked at on the way forward cost one decode of the way', async (t) => {
  const { clip, resolveSource } = await film(t);
  await using opened = await openClip(clip, { resolveSource });
  for (const n of [2, 20, 40, 58, 59, 75, 100]) {
    using frame = await opened.frame(n);
    assert.equal(numberIn(frame), n);
  }
  const { decoded = 999 } = opened.figures()[0] ?? {};
  // To frame 59 from the first keyframe, to frame 100 from the second, and a few that threads decode ahead.
  assert.ok(decoded <= 60 + 41 + 8, `${decoded} pictures decoded`);
});

test('a file that is replaced is read anew, whatever was known of the one before', async (t) => {
  const { folder, clip, resolveSource } = await film(t);
  await numbersOf(trim(clip, { first: 0, count: 2 }), resolveSource);
  const path = join(folder, 'film.mp4');
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 192, height: 128, fps, frameCount: 30, options: { preset: 'ultrafast' } },
  });
  await assert.rejects(
    openClip(clip, { resolveSource }).then((opened) => opened.frame(0)),
    {
      code: 'CLIP_SOURCE_CHANGED',
    },
  );
});

test('opening a part in the middle does not decode what is before its keyframe', async (t) => {
  const { folder, clip, resolveSource } = await film(t);
  const result = await render(trim(clip, { first: 100, count: 10 }), join(folder, 'out.mp4'), {
    resolveSource,
    encode: { preset: 'ultrafast' },
  });
  assert.ok((result.nodes[0]?.decoded ?? 999) <= 62, `${result.nodes[0]?.decoded} pictures decoded`);
});
