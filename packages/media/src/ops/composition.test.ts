import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Clip } from '../clip.js';
import { hashFile } from '../hash-file.js';
import { writePicture } from '../images/write-picture.js';
import { describeClip } from '../plan/describe-clip.js';
import { planRender } from '../plan/plan-render.js';
import { FrameGraph } from '../run/frame-graph.js';
import { FramePool } from '../run/frame-pool.js';
import { framesOf } from '../run/frames-of.js';
import { compositionFootage, copyOf, type Footage, fps, levels, look, lumaAt } from '../testing/composition-footage.js';
import { concat } from './concat.js';
import { defaultOps } from './default-ops.js';
import { overlay } from './overlay.js';
import { pictureInPicture } from './picture-in-picture.js';
import { retime } from './retime.js';
import { transition } from './transition.js';
import { trim } from './trim.js';
import { volumeCurve } from './volume-curve.js';

test('a logo changes its own rectangle and nothing else, at odd places too, in the frames it is wanted', async (t) => {
  const given = await compositionFootage(t);
  const { numbers, picture } = given;
  const clip = overlay(numbers, {
    pictures: [picture],
    size: { width: 20, height: 10 },
    centre: { x: 41, y: 28 },
    first: 5,
    count: 10,
  });
  for (const n of [4, 5, 14, 15]) {
    const before = await look(numbers, n, given, copyOf);
    const after = await look(clip, n, given, copyOf);
    let wrong = 0;
    for (let i = 0; i < before.y.length; i++) {
      const [x, y] = [i % 192, Math.floor(i / 192)];
      const inside = n >= 5 && n < 15 && x >= 31 && x < 51 && y >= 23 && y < 33;
      if (after.y[i] !== (inside ? 235 : before.y[i])) wrong++;
    }
    assert.equal(wrong, 0, `frame ${n}`);
  }
});

test('a logo fades in to its opacity, and slides in from the nearest edge', async (t) => {
  const given = await compositionFootage(t);
  const { dark, picture } = given;
  const options = { pictures: [picture], size: { width: 20, height: 10 }, centre: { x: 96, y: 15 }, moveFrames: 4 };
  const faded = overlay(dark, { ...options, enter: 'fade', leave: 'fade', opacity: 0.5 });
  const seen = await Promise.all([0, 3, 4, 20, 24].map((n) => look(faded, n, given, lumaAt(96, 15))));
  const expected = [0.1, 0.4, 0.5, 0.5, 0.1].map((alpha) => 50 + (235 - 50) * alpha);
  for (const [i, luma] of seen.entries()) assert.ok(Math.abs(luma - (expected[i] as number)) < 4, `${seen}`);
  const slid = overlay(dark, { ...options, enter: 'slide' });
  const rows = await Promise.all([0, 1, 4].map((n) => look(slid, n, given, (frame) => lumaAt(96, 12)(frame) > 200)));
  assert.deepEqual(rows, [false, true, true]);
});

test('pictures of an animation follow each other at their own rate, round and round', async (t) => {
  const given = await compositionFootage(t);
  const black = join(given.folder, 'black.png');
  const data = new Uint8Array(4 * 4 * 4).fill(0).map((_, i) => (i % 4 === 3 ? 255 : 0));
  await writePicture({ width: 4, height: 4, channels: 4, data }, black, { format: 'png' });
  const second = { sha256: await hashFile(black), width: 4, height: 4 };
  const resolveSource = (sha256: string) => (sha256 === second.sha256 ? black : given.resolveSource(sha256));
  const clip = overlay(given.dark, {
    pictures: [given.picture, second],
    rate: { num: 10, den: 1 },
    size: { width: 20, height: 10 },
    centre: { x: 40, y: 40 },
  });
  const seen = [0, 2, 3, 4, 5].map((n) => look(clip, n, { ...given, resolveSource }, lumaAt(40, 40)));
  assert.deepEqual(await Promise.all(seen), [235, 235, 16, 16, 235]);
});

test('an inset is its own frames, sample for sample, while it lasts; its sound is heard with the other', async (t) => {
  const given = await compositionFootage(t);
  const clip = pictureInPicture(given.numbers, given.inset, {
    x: 100,
    y: 60,
    first: 8,
    gainDb: 0,
    baseGainDb: -6.0206,
  });
  const info = describeClip(clip, defaultOps);
  assert.deepEqual([info.video?.frameCount, info.audio?.sampleCount], [25, 16000]);
  for (const n of [8, 12, 17]) {
    const inset = await look(given.inset, n - 8, given, copyOf);
    const seen = await look(clip, n, given, copyOf);
    assert.ok(inset.y.every((luma, i) => seen.y[(60 + Math.floor(i / 64)) * 192 + 100 + (i % 64)] === luma));
    assert.ok(inset.u.every((u, i) => seen.u[(30 + Math.floor(i / 32)) * 96 + 50 + (i % 32)] === u));
  }
  const after = await look(clip, 18, given, copyOf);
  assert.deepEqual(after.y, (await look(given.numbers, 18, given, copyOf)).y);
  const [before, during, end] = await levels(clip, given, [0.2, 0.5, 0.9]);
  for (const [level, expected] of [
    [before, 0.2],
    [during, 0.6],
    [end, 0.2],
  ]) {
    assert.ok(Math.abs((level as number) - (expected as number)) < 0.03, `${before} ${during} ${end}`);
  }
});

test('round corners show what lies below, a border lies around them', async (t) => {
  const given = await compositionFootage(t);
  const clip = pictureInPicture(given.dark, given.inset, {
    x: 64,
    y: 40,
    radius: 24,
    border: { width: 3, colour: [255, 255, 255] },
  });
  const at = await look(clip, 0, given, (frame) =>
    [
      [65, 41],
      [96, 39],
      [96, 60],
    ].map(([x, y]) => lumaAt(x as number, y as number)(frame)),
  );
  assert.ok(Math.abs((at[0] as number) - 50) < 4 && (at[1] as number) > 225 && (at[2] as number) < 70, `${at}`);
});

test('loudness follows a curve, evenly between its points', async (t) => {
  const given = await compositionFootage(t);
  const points = [
    { at: 4000, gainDb: 0 },
    { at: 8000, gainDb: -20 },
    { at: 12000, gainDb: -20 },
  ];
  const seen = await levels(volumeCurve(given.numbers, points), given, [0.1, 0.375, 0.6, 0.9]);
  for (const [i, expected] of [0.4, 0.22, 0.04, 0.04].entries()) {
    assert.ok(Math.abs((seen[i] as number) - expected) < 0.02, `${seen}`);
  }
});

test('every frame of a composition is freed', async (t) => {
  const given = await compositionFootage(t);
  const inset = pictureInPicture(given.numbers, retime(given.inset, fps), {
    x: 2,
    y: 2,
    radius: 10,
    shadow: { blur: 6, opacity: 0.5 },
  });
  const logo = overlay(concat([inset, trim(given.dark, { first: 3 })]), {
    pictures: [given.picture],
    size: { width: 20, height: 10 },
    centre: { x: 20, y: 20 },
    angle: 30,
    tileGap: 10,
    opacity: 0.3,
  });
  const clip = transition(logo, given.bright, { kind: 'circle', frames: 5, lengths: [47, 25] });
  const plan = planRender(clip, defaultOps);
  const pool = new FramePool();
  const signal = new AbortController().signal;
  const { resolveSource } = given;
  await using graph = new FrameGraph(plan, { pool, resolveSource, signal });
  for await (const frame of framesOf(graph, plan.timeline as NonNullable<typeof plan.timeline>)) {
    using owned = frame;
    assert.equal(owned.width, 192);
  }
  await graph[Symbol.asyncDispose]();
  assert.equal(pool.live, 0);
});

const refusals: readonly (readonly [string, (given: Footage) => Clip])[] = [
  ['no picture', ({ dark }) => overlay(dark, { pictures: [], size: { width: 2, height: 2 }, centre: { x: 0, y: 0 } })],
  ['an inset at an odd place', ({ dark, inset }) => pictureInPicture(dark, inset, { x: 3, y: 0 })],
  [
    'an inset of another rate',
    ({ dark, inset }) => pictureInPicture(dark, retime(inset, { num: 30, den: 1 }), { x: 0, y: 0 }),
  ],
  [
    'a transition between two sizes',
    ({ dark, inset }) => transition(dark, inset, { kind: 'circle', frames: 3, lengths: [25, 10] }),
  ],
  [
    'a curve out of order',
    ({ dark }) =>
      volumeCurve(dark, [
        { at: 9, gainDb: 0 },
        { at: 3, gainDb: 0 },
      ]),
  ],
];

test('what makes no sense is refused before anything is rendered; a picture that is none is named', async (t) => {
  const given = await compositionFootage(t);
  for (const [words, make] of refusals) {
    assert.throws(() => describeClip(make(given), defaultOps), { code: 'CLIP_PARAMS' }, words);
  }
  const broken = join(given.folder, 'broken.png');
  await writeFile(broken, 'no picture');
  const clip = overlay(given.dark, {
    pictures: [{ ...given.picture, sha256: 'broken' }],
    size: { width: 2, height: 2 },
    centre: { x: 0, y: 0 },
  });
  await assert.rejects(
    () =>
      look(
        clip,
        0,
        { ...given, resolveSource: (sha) => (sha === 'broken' ? broken : given.resolveSource(sha)) },
        copyOf,
      ),
    { code: 'IMAGE_NOT_READABLE' },
  );
});
