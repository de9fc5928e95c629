import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { captionStyles } from '../draw/caption-style.js';
import type { Frame } from '../frame.js';
import { openSource, resolveFrom } from '../open-source.js';
import { openClip } from '../run/open-clip.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { type BurnSubtitlesOptions, burnSubtitles } from './burn-subtitles.js';

const [width, height] = [640, 360];

/** Two seconds of numbered frames, and captions over them. */
async function captioned(t: TestContext, options: Partial<BurnSubtitlesOptions> = {}) {
  const path = join(await temporaryFolder(t), 'film.mp4');
  const fps = { num: 25, den: 1 };
  await makeMedia(path, {
    pictures: { codec: 'libx264', width, height, fps, frameCount: 50, options: { preset: 'ultrafast' } },
  });
  const { clip, sources } = await openSource(path);
  const cues = [{ startSeconds: 0.4, endSeconds: 1.2, text: '大家好，Hello 👍' }];
  const burnt = burnSubtitles(clip, {
    cues,
    style: captionStyles.standard,
    position: { vertical: 'bottom' },
    language: 'zh-CN',
    ...options,
  });
  const resolveSource = resolveFrom(sources);
  const before = await openClip(clip, { resolveSource });
  const after = await openClip(burnt, { resolveSource });
  t.after(() => Promise.all([before[Symbol.asyncDispose](), after[Symbol.asyncDispose]()]));
  return async (n: number) => {
    using plain = await before.frame(n);
    using drawn = await after.frame(n);
    return changedRows(plain, drawn);
  };
}

/** First and last row, and first and last column, whose brightness differs. */
function changedRows(a: Frame, b: Frame) {
  let [top, bottom, left, right] = [height, -1, width, -1];
  for (let i = 0; i < a.y.length; i++) {
    if (a.y[i] === b.y[i]) continue;
    const [row, column] = [Math.floor(i / width), i % width];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  return { top, bottom, left, right, any: bottom >= 0 };
}

test('a caption is seen from its start to its end, in its rectangle only', async (t) => {
  const changed = await captioned(t);
  for (const n of [0, 9, 30, 49]) assert.equal((await changed(n)).any, false, `frame ${n}`);
  for (const n of [10, 20, 29]) {
    const { any, top, bottom, left, right } = await changed(n);
    assert.ok(any && top > height * 0.8 && bottom < height * 0.97, `frame ${n}: ${top} to ${bottom}`);
    assert.ok(Math.abs(left + right - width) < 12, `frame ${n} is not in the middle: ${left} to ${right}`);
  }
});

test('captions that are seen together lie over each other, and places are kept', async (t) => {
  const cue = (text: string, more: object = {}) => ({ startSeconds: 0, endSeconds: 2, text, ...more });
  const heightOf = async (cues: BurnSubtitlesOptions['cues']) => (await captioned(t, { cues }))(10);
  const one = await heightOf([cue('first')]);
  const two = await heightOf([cue('first'), cue('second')]);
  assert.ok(two.top < one.top - 15 && Math.abs(two.bottom - one.bottom) <= 4);
  const high = await heightOf([cue('high', { place: { vertical: 'top', horizontal: 'left' } })]);
  assert.ok(high.bottom < height * 0.2 && high.right < width / 2);
});

test('karaoke lights words up from left to right, with no other pixel changed', async (t) => {
  const words = ['one ', 'two ', 'three'].map((text, i) => ({
    text,
    startSeconds: i * 0.5,
    endSeconds: i * 0.5 + 0.5,
  }));
  const cues = [{ startSeconds: 0, endSeconds: 2, text: 'one two three', words }];
  const style = { ...captionStyles.standard, highlight: '#000000' };
  const plain = await captioned(t, { cues });
  const sung = await captioned(t, { cues, karaoke: true, style });
  const [start, end] = [await sung(0), await sung(45)];
  assert.deepEqual(await plain(0), start);
  assert.equal(start.left, end.left);
});

test('a long caption is broken and shrunk rather than cut off', async (t) => {
  const text = '这是一条特别长的字幕'.repeat(12);
  const { left, right, top } = await (await captioned(t, { cues: [{ startSeconds: 0, endSeconds: 2, text }] }))(5);
  assert.ok(left > 10 && right < width - 10 && top > 0);
});
