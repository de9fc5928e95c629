import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../frame.js';
import { describeClip } from '../plan/describe-clip.js';
import { planRender } from '../plan/plan-render.js';
import { compositionFootage, levels, look } from '../testing/composition-footage.js';
import { numberIn } from '../testing/numbered-picture.js';
import { defaultOps } from './default-ops.js';
import { transition } from './transition.js';
import { transitionKinds } from './transition-map.js';

for (const kind of transitionKinds) {
  test(`the transition ${kind} leaves one clip and arrives at the other, on the frame`, async (t) => {
    const given = await compositionFootage(t);
    const clip = transition(given.dark, given.bright, { kind, frames: 9, lengths: [25, 25] });
    assert.equal(describeClip(clip, defaultOps).video?.frameCount, 41);
    const mean = (frame: Frame) => frame.y.reduce((sum, luma) => sum + luma, 0) / frame.y.length;
    const means = await Promise.all([15, 16, 20, 24, 25].map((n) => look(clip, n, given, mean)));
    const bright = await look(given.bright, 0, given, mean);
    const [before, first, middle, last, after] = means as [number, number, number, number, number];
    assert.ok(Math.abs(before - 50) < 2 && Math.abs(after - bright) < 0.5, `${means}`);
    const half = kind === 'fade-black' ? 16 : kind === 'fade-white' ? 235 : (50 + bright) / 2;
    assert.ok(Math.abs(middle - half) < (kind === 'circle' ? 60 : 8), `${means}`);
    assert.ok(
      Math.abs(first - before) < Math.abs(middle - before) && Math.abs(last - after) < Math.abs(middle - after),
    );
  });
}

test('frames beside a transition are those of the clips, and every file is decoded once', async (t) => {
  const given = await compositionFootage(t);
  const clip = transition(given.numbers, given.dark, { kind: 'crossfade', frames: 6, lengths: [25, 25] });
  for (const n of [0, 10, 18]) assert.equal(await look(clip, n, given, numberIn), n);
  const plan = planRender(clip, defaultOps);
  assert.deepEqual([plan.decodePasses, plan.encodePasses, plan.pixelNodes.size], [2, 1, 1]);
});

test('sounds cross over at constant power, and beside a silent clip a sound fades alone', async (t) => {
  const given = await compositionFootage(t);
  const both = transition(given.numbers, given.dark, { kind: 'slide-left', frames: 10, lengths: [25, 25] });
  const [before, middle, after] = await levels(both, given, [0.3, 0.8, 1.3]);
  assert.ok(Math.abs((before as number) - 0.4) < 0.02 && Math.abs((after as number) - 0.4) < 0.02);
  // The two are alike here, so amplitudes add: 2 · 0.4 · cos 45°.
  assert.ok(Math.abs((middle as number) - 0.566) < 0.03, `${middle}`);
  const alone = transition(given.numbers, given.bright, { kind: 'circle', frames: 10, lengths: [25, 25] });
  const [loud, half, silent] = await levels(alone, given, [0.3, 0.8, 1.3]);
  assert.ok(Math.abs((loud as number) - 0.4) < 0.02 && Math.abs((half as number) - 0.283) < 0.02 && silent === 0);
});
