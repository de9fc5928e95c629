import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip, SoftSubtitles } from '../clip.js';
import { openSource, resolveFrom } from '../open-source.js';
import { addSubtitles } from '../ops/add-subtitles.js';
import { concat } from '../ops/concat.js';
import { defaultOps } from '../ops/default-ops.js';
import { loop } from '../ops/loop.js';
import { retime } from '../ops/retime.js';
import { source } from '../ops/source.js';
import { transition } from '../ops/transition.js';
import { trim } from '../ops/trim.js';
import { describeClip } from '../plan/describe-clip.js';
import { subtitleStrip } from '../plan/subtitle-strip.js';
import { makeMedia, temporaryFolder, textTracksOf } from '../testing/index.js';
import { copyWithTexts } from './copy-with-texts.js';
import { render } from './render.js';

const fps = { num: 25, den: 1 };
const cue = (startSeconds: number, endSeconds: number, text: string) => ({ startSeconds, endSeconds, text });
const chinese: SoftSubtitles = {
  language: 'zh-CN',
  title: '中文',
  cues: [cue(0.5, 1.25, '大家好'), cue(1.25, 1.75, '欢迎\n来到课程'), cue(2, 9, '再见')],
};
const english: SoftSubtitles = { language: 'en', cues: [cue(0, 1, 'Hello')] };

async function film(t: TestContext) {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'film.mp4');
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps, frameCount: 75, options: { preset: 'ultrafast' } },
    sound: { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 48000 },
  });
  const { clip, sources } = await openSource(path);
  return { folder, clip, resolveSource: resolveFrom(sources) };
}

test('tracks are written beside picture and sound in one pass, with language and default, and survive a copy', async (t) => {
  const { folder, clip, resolveSource } = await film(t);
  const [out, copy] = [join(folder, 'out.mp4'), join(folder, 'copy.mp4')];
  const result = await render(addSubtitles(addSubtitles(clip, chinese), english), out, { resolveSource });
  assert.deepEqual([result.decodePasses, result.encodePasses, result.frames], [1, 1, 75]);
  await copyWithTexts(out, copy, { prompt: '{}' });
  for (const path of [out, copy]) {
    const [first, second] = await textTracksOf(path);
    assert.deepEqual(
      [first?.language, first?.isDefault, second?.language, second?.isDefault],
      ['zho', true, 'eng', false],
    );
    assert.equal(first?.title, '中文');
    assert.deepEqual(first?.texts, [
      [0.5, 1.25, '大家好'],
      [1.25, 1.75, '欢迎\n来到课程'],
      [2, 3, '再见'],
    ]);
    assert.deepEqual(second?.texts, [[0, 1, 'Hello']]);
  }
});

test('cues that overlap are shown together, and nothing is left out between them', () => {
  const strip = subtitleStrip([cue(1, 3, 'a'), cue(2, 4, 'b'), cue(5, 5, 'never'), cue(6, 20, 'late')], 8);
  assert.deepEqual(
    strip.map(({ startMs, endMs, text }) => [startMs, endMs, text]),
    [
      [0, 1000, ''],
      [1000, 2000, 'a'],
      [2000, 3000, 'a\nb'],
      [3000, 4000, 'b'],
      [4000, 6000, ''],
      [6000, 8000, 'late'],
    ],
  );
});

const still = source({ sha256: '1'.repeat(64), video: { width: 96, height: 64, fps, frameCount: 75 } });
const titled = addSubtitles(still, chinese);
const timesOf = (clip: Clip) =>
  describeClip(clip, defaultOps).file?.subtitles?.map(({ cues }) =>
    cues.map(({ startSeconds, endSeconds, text }) => [startSeconds, Math.min(endSeconds, 99), text.slice(0, 2)]),
  );

test('subtitles follow their speech when a clip is cut, repeated, joined or blended', () => {
  assert.deepEqual(timesOf(trim(titled, { first: 25, count: 25 })), [
    [
      [0, 0.25, '大家'],
      [0.25, 0.75, '欢迎'],
    ],
  ]);
  assert.deepEqual(timesOf(trim(titled, { first: 0, count: 10 })), undefined);
  assert.equal(timesOf(loop(titled, { frameCount: 150 }))?.[0]?.[3]?.[0], 3.5);
  assert.deepEqual(timesOf(retime(titled, { num: 30, den: 1 })), timesOf(titled));
  const both = timesOf(concat([titled, addSubtitles(titled, english)]));
  assert.deepEqual(both?.[0]?.slice(3, 5), [
    [3.5, 4.25, '大家'],
    [4.25, 4.75, '欢迎'],
  ]);
  assert.deepEqual(both?.[1], [[3, 4, 'He']]);
  const blended = timesOf(transition(titled, titled, { kind: 'crossfade', frames: 25, lengths: [75, 75] }));
  assert.deepEqual(
    blended?.[0]?.map(([start]) => start),
    [0.5, 1.25, 2, 2.5, 3.25, 4],
  );
});
