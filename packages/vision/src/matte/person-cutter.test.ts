import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { presenterVideo } from '@talkgraph/lipsync/testing';
import { type Frame, openClip, openSource, resolveFrom } from '@talkgraph/media';
import { matteModel } from './matte-model.js';
import { PersonCutter } from './person-cutter.js';

/** The frames of a small film of the drawn presenter, and a cutter for them. */
async function presenter(t: TestContext): Promise<{ readonly frames: Frame[]; readonly cutter: PersonCutter }> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-matte-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const inference = createInference();
  t.after(() => inference.release());
  const path = await presenterVideo(join(folder, 'presenter.mp4'), { frameCount: 4 });
  const { clip, sources } = await openSource(path);
  await using opened = await openClip(clip, { resolveSource: resolveFrom(sources) });
  const frames: Frame[] = [];
  for await (const frame of opened.frames()) {
    frames.push({ ...frame, ...planesOf(frame), width: frame.width, height: frame.height, colour: frame.colour });
    frame[Symbol.dispose]();
  }
  const [{ width, height }] = frames as [Frame];
  return { frames, cutter: new PersonCutter(await inference.load(matteModel), width, height, { shrink: 0 }) };
}

const planesOf = ({ y, u, v }: Frame) => ({ y: y.slice(), u: u.slice(), v: v.slice(), [Symbol.dispose]: () => {} });

/** The same frame with noise of a seed. */
function noisy(frame: Frame, seed: number): Frame {
  let state = seed;
  const y = frame.y.map((value) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return Math.max(0, Math.min(255, value + ((state >> 16) % 3) - 1));
  });
  return { ...frame, y, [Symbol.dispose]: () => {} };
}

test('the face is cut out whole and the corners are not, without the background in its colours', async (t) => {
  const { frames, cutter } = await presenter(t);
  for (const [n, frame] of frames.entries()) {
    const { alpha, y, width, height } = await cutter.cut(frame, n > 0);
    const middle = Math.floor(height * 0.45) * width + (width >> 1);
    assert.equal(alpha[middle], 255);
    assert.equal(y[middle], frame.y[middle], 'what is all person keeps its colour');
    assert.deepEqual([alpha[width + 1], alpha[2 * width - 2]], [0, 0]);
  }
});

test('a still picture with noise gives an edge that hardly moves', async (t) => {
  const { frames, cutter } = await presenter(t);
  let last: Uint8Array | undefined;
  let worst = 0;
  for (let n = 0; n < 8; n++) {
    const { alpha } = await cutter.cut(noisy(frames[0] as Frame, n + 1), n > 0);
    const change = last
      ? alpha.reduce((sum, value, i) => sum + Math.abs(value - last![i]!), 0) / alpha.length / 255
      : 0;
    if (n >= 4) worst = Math.max(worst, change);
    last = alpha.slice();
  }
  assert.ok(worst < 0.003, `mean change ${worst}`);
});

test('the same frame gives the same cutout, whatever was cut before', async (t) => {
  const { frames, cutter } = await presenter(t);
  const first = (await cutter.cut(frames[2] as Frame, false)).alpha.slice();
  await cutter.cut(frames[0] as Frame, false);
  assert.deepEqual((await cutter.cut(frames[2] as Frame, false)).alpha, first);
});
