import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clip } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { concat } from '../ops/concat.js';
import { crop } from '../ops/crop.js';
import { defaultOps } from '../ops/default-ops.js';
import { loop } from '../ops/loop.js';
import { pad } from '../ops/pad.js';
import { replaceAudio } from '../ops/replace-audio.js';
import { retime } from '../ops/retime.js';
import { scaleToFit } from '../ops/scale-to-fit.js';
import { source } from '../ops/source.js';
import { still } from '../ops/still.js';
import { trim } from '../ops/trim.js';
import { describeClip } from './describe-clip.js';
import { planRender, type RenderPlan } from './plan-render.js';
import { frameOn, type Timeline } from './timeline.js';

const fps = { num: 25, den: 1 };
const audio = { sampleRate: 48000, channels: 2, sampleCount: 192_000 };
const film = source({ sha256: 'film', video: { width: 640, height: 360, fps, frameCount: 100 }, audio });
const other = source({ sha256: 'other', video: { width: 640, height: 360, fps, frameCount: 50 } });
const speech = source({ sha256: 'speech', audio: { sampleRate: 16000, channels: 1, sampleCount: 80_000 } });

function runsOf(clip: Clip): (readonly [first: number, step: number, count: number])[] {
  return (planRender(clip, defaultOps).timeline as Timeline).runs.map(
    (run) => [run.first, run.step, run.count] as const,
  );
}

test('a file by itself is one run, one decode and one encode', () => {
  const plan = planRender(film, defaultOps);
  assert.deepEqual(plan.timeline?.runs, [{ clip: film.hash, first: 0, step: 1, count: 100 }]);
  assert.deepEqual([plan.decodePasses, plan.encodePasses], [1, 1]);
});

test('a chain of cuts, loops and sounds still decodes once and encodes once', () => {
  const clip = replaceAudio(loop(trim(film, { first: 10, count: 20 }), { frameCount: 70 }), speech);
  const plan = planRender(clip, defaultOps);
  assert.deepEqual([plan.decodePasses, plan.encodePasses], [1, 1]);
  assert.deepEqual(runsOf(clip), [
    [10, 1, 20],
    [10, 1, 20],
    [10, 1, 20],
    [10, 1, 10],
  ]);
});

test('ping-pong shows each end once and walks back', () => {
  assert.deepEqual(runsOf(loop(trim(film, { first: 5, count: 4 }), { frameCount: 12, mode: 'ping-pong' })), [
    [5, 1, 4],
    [7, -1, 2],
    [5, 1, 4],
    [7, -1, 2],
  ]);
});

test('a ping-pong of a ping-pong is walked back through its turns', () => {
  const inner = loop(trim(film, { first: 0, count: 3 }), { frameCount: 5, mode: 'ping-pong' });
  const outer = loop(inner, { frameCount: 9, mode: 'ping-pong' });
  const timeline = planRender(outer, defaultOps).timeline as Timeline;
  const frames = Array.from({ length: 9 }, (_, n) => frameOn(timeline, n).frame);
  assert.deepEqual(frames, [0, 1, 2, 1, 0, 1, 2, 1, 0]);
});

test('retiming repeats or leaves out frames by their times', () => {
  const half = runsOf(retime(film, { num: 25, den: 2 }));
  assert.deepEqual(half, [[0, 2, 50]]);
  const timeline = planRender(retime(film, { num: 30, den: 1 }), defaultOps).timeline as Timeline;
  assert.equal(timeline.frameCount, 120);
  for (let n = 0; n < 120; n++) {
    const off = frameOn(timeline, n).frame / 25 - n / 30;
    assert.ok(Math.abs(off) <= 0.5 / 25 + 1e-9, `frame ${n} is off by ${off} s`);
  }
});

test('parts of two files are two decodes', () => {
  const plan = planRender(concat([film, other, trim(film, { first: 3, count: 2 })]), defaultOps);
  assert.deepEqual(plan.timeline?.runs, [
    { clip: film.hash, first: 0, step: 1, count: 100 },
    { clip: other.hash, first: 0, step: 1, count: 50 },
    { clip: film.hash, first: 3, step: 1, count: 2 },
  ]);
  assert.equal(plan.decodePasses, 2);
});

test('ops that make pixels become nodes, with the frames behind their inputs', () => {
  const scaled = scaleToFit(trim(film, { first: 40, count: 10 }), '720p');
  const plan = planRender(scaled, defaultOps);
  assert.deepEqual(plan.timeline?.runs, [{ clip: scaled.hash, first: 0, step: 1, count: 10 }]);
  assert.deepEqual(plan.pixelNodes.get(scaled.hash)?.inputTimelines[0]?.runs, [
    { clip: film.hash, first: 40, step: 1, count: 10 },
  ]);
  assert.deepEqual(plan.info.video, { width: 1280, height: 720, fps, frameCount: 10 });
});

test('an op of another package is followed through its own needs', () => {
  const reverse: FrameOp = {
    name: 'reverse',
    describe: (_clip, [input]) => input ?? {},
    needs: (_clip, [input], n) => [{ input: 0, frame: (input?.video?.frameCount ?? 0) - 1 - n }],
  };
  const plan = planRender(makeClip('reverse', {}, [film]), [...defaultOps, reverse]);
  assert.deepEqual(plan.timeline?.runs, [{ clip: film.hash, first: 99, step: -1, count: 100 }]);
});

test('sizes, rates and lengths are described from the recipe alone', () => {
  const describe = (clip: Clip) => describeClip(clip, defaultOps);
  assert.deepEqual(describe(crop(film, { x: 10, y: 20, width: 100, height: 80 })).video, {
    width: 100,
    height: 80,
    fps,
    frameCount: 100,
  });
  assert.deepEqual(describe(pad(film, { width: 700, height: 400 })).video, {
    width: 700,
    height: 400,
    fps,
    frameCount: 100,
  });
  assert.deepEqual(describe(scaleToFit(film, '1080p')).video, { width: 1920, height: 1080, fps, frameCount: 100 });
  assert.deepEqual(describe(trim(film, { first: 25, count: 50 })).audio, { ...audio, sampleCount: 96_000 });
  assert.deepEqual(describe(trim(speech, { first: 100, count: 200 })), {
    audio: { sampleRate: 16000, channels: 1, sampleCount: 200 },
  });
  const photo = still({ sha256: 'photo', width: 640, height: 360, fps, frameCount: 75 });
  assert.equal(describe(concat([film, photo])).audio?.sampleCount, 336_000);
});

const refusals: readonly (readonly [string, () => Clip])[] = [
  ['a part beyond the end', () => trim(film, { first: 90, count: 20 })],
  ['a part of no length', () => trim(film, { first: 5, count: 0 })],
  ['an odd rectangle', () => crop(film, { x: 1, y: 0, width: 10, height: 10 })],
  ['a rectangle outside the picture', () => crop(film, { x: 600, y: 0, width: 100, height: 10 })],
  ['a border smaller than the picture', () => pad(film, { width: 100, height: 100 })],
  ['a size of nothing', () => scaleToFit(film, 0)],
  ['a rate that is no rate', () => retime(film, { num: 0, den: 1 })],
  ['parts of different sizes', () => concat([film, crop(film, { x: 0, y: 0, width: 10, height: 10 })])],
  ['sound from a clip without sound', () => replaceAudio(film, other)],
  ['no parts at all', () => concat([])],
];

for (const [words, make] of refusals) {
  test(`${words} is refused with a code and a sentence in both languages`, () => {
    assert.throws(
      () => describeClip(make(), defaultOps),
      (error: { code?: string; text?: { zh: string } }) =>
        error.code === 'CLIP_PARAMS' && (error.text?.zh.length ?? 0) > 5,
    );
  });
}

test('an op that was not given is named', () => {
  assert.throws(() => planRender(makeClip('sparkle', {}, [film]), defaultOps), { code: 'CLIP_UNKNOWN_OP' });
});

test('sound follows cuts, loops and parts, with silence where there is none', () => {
  const clip = concat([trim(film, { first: 50, count: 25 }), other, trim(film, { first: 90, count: 10 })]);
  const { sound } = planRender(clip, defaultOps) as Required<RenderPlan>;
  assert.deepEqual(sound?.segments, [
    { source: film.hash, from: 96_000, count: 48_000 },
    { source: undefined, from: 0, count: 96_000 },
    { source: film.hash, from: 172_800, count: 19_200 },
  ]);
  const looped = planRender(loop(trim(film, { first: 0, count: 50 }), { frameCount: 120 }), defaultOps, {
    soundRate: 24000,
  });
  assert.deepEqual(
    looped.sound?.segments.map((segment) => [segment.from, segment.count]),
    [
      [0, 48_000],
      [0, 48_000],
      [0, 19_200],
    ],
  );
});

test('sound asked for beyond its end is silence, not what was cut off', () => {
  const short = trim(speech, { first: 0, count: 16_000 });
  const clip = concat([replaceAudio(film, short), trim(film, { first: 0, count: 25 })]);
  const { sound } = planRender(clip, defaultOps) as Required<RenderPlan>;
  assert.deepEqual(sound?.segments, [
    { source: speech.hash, from: 0, count: 48_000 },
    { source: undefined, from: 0, count: 144_000 },
    { source: film.hash, from: 0, count: 48_000 },
  ]);
});

test('a recipe of twenty thousand steps is planned without overflowing', () => {
  let clip = loop(film, { frameCount: 30_000 });
  for (let i = 0; i < 20_000; i++) clip = trim(clip, { first: 1 });
  const plan = planRender(clip, defaultOps);
  assert.equal(plan.timeline?.frameCount, 10_000);
  assert.equal(plan.timeline?.runs.length, 100);
  let parts = trim(film, { first: 0, count: 1 });
  for (let i = 1; i < 2000; i++) parts = concat([parts, trim(film, { first: i % 100, count: 1 })]);
  assert.equal(planRender(parts, defaultOps).timeline?.frameCount, 2000);
});

test('equal recipes have equal hashes, and any difference another', () => {
  assert.equal(trim(film, { first: 1, count: 2 }).hash, trim(film, { count: 2, first: 1 }).hash);
  assert.notEqual(trim(film, { first: 1, count: 2 }).hash, trim(film, { first: 1, count: 3 }).hash);
  assert.notEqual(trim(film, { first: 1, count: 2 }).hash, trim(other, { first: 1, count: 2 }).hash);
  assert.ok(Object.isFrozen(film) && Object.isFrozen(film.params) && Object.isFrozen(film.params.video));
});
