import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { loopPolicies } from '../../controls.js';
import { plainLoopFeatures } from './loop-features.js';
import { planPlaylist } from './plan-playlist.js';
import { indexPlaylist, playlistFrame } from './playlist-index.js';
import { seededRandom } from './seeded-random.js';
import { syntheticFeatures } from './testing/synthetic-features.js';

const shown = (policy: (typeof loopPolicies)[number], needed: number, frames: number) => {
  const index = indexPlaylist(planPlaylist(policy, needed, plainLoopFeatures(frames, 25)), frames);
  return Array.from({ length: index.frameCount }, (_, n) => playlistFrame(index, n).frame);
};

test('freeze plays once and holds the last frame', () => {
  assert.deepEqual(shown('freeze', 7, 4), [0, 1, 2, 3, 3, 3, 3]);
});

test('freeze holds the last frame that shows a face', () => {
  const features = syntheticFeatures(100, (n) => ({ usable: n < 90 ? 1 : 0 }));
  assert.deepEqual(planPlaylist('freeze', 1_000_000_000, features), [
    { first: 0, step: 1, count: 90, blend: 0 },
    { first: 89, step: 0, count: 999_999_910, blend: 0 },
  ]);
});

test('loop starts again at the first frame', () => {
  assert.deepEqual(shown('loop', 8, 3), [0, 1, 2, 0, 1, 2, 0, 1]);
});

test('ping-pong shows the frames at the turns once', () => {
  assert.deepEqual(shown('ping-pong', 11, 4), [0, 1, 2, 3, 2, 1, 0, 1, 2, 3, 2]);
  assert.deepEqual(shown('ping-pong', 5, 2), [0, 1, 0, 1, 0]);
});

test('a sound shorter than the template takes its first frames whatever the policy', () => {
  for (const policy of loopPolicies) {
    assert.deepEqual(planPlaylist(policy, 40, plainLoopFeatures(100, 25)), [
      { first: 0, step: 1, count: 40, blend: 0 },
    ]);
    assert.deepEqual(planPlaylist(policy, 100, plainLoopFeatures(100, 25))[0]?.count, 100);
  }
});

test('every policy fills any length exactly from any template, and stays inside it', () => {
  const random = seededRandom(42);
  for (let i = 0; i < 400; i++) {
    const frames = 1 + Math.floor(random() ** 3 * 400);
    const needed = Math.floor(random() * 3000);
    const gap = random() * frames;
    const features = syntheticFeatures(
      frames,
      (n) => ({
        yaw: 8 * Math.sin(n / (3 + 20 * random())),
        x: random() * 0.05,
        mouth: i % 2 ? 0.3 * random() : 0,
        usable: i % 3 === 0 && Math.abs(n - gap) < frames / 6 ? 0 : 1,
      }),
      [25, 29.97, 60, 5][i % 4] as number,
    );
    for (const policy of loopPolicies) {
      const index = indexPlaylist(planPlaylist(policy, needed, features, i), frames);
      assert.equal(index.frameCount, needed, `${policy}, ${frames} frames to ${needed}`);
    }
  }
});

test('a still is held in one run', () => {
  for (const policy of loopPolicies) {
    assert.deepEqual(planPlaylist(policy, 500, plainLoopFeatures(1, 25)), [
      { first: 0, step: 0, count: 500, blend: 0 },
    ]);
  }
});

test('an empty template and a fractional count are refused', () => {
  const refused = (error: unknown) => isTalkgraphError(error) && error.code === 'PLAYLIST_REQUEST_INVALID';
  assert.throws(() => planPlaylist('loop', 5, plainLoopFeatures(0, 25)), refused);
  assert.throws(() => planPlaylist('loop', 5.5, plainLoopFeatures(3, 25)), refused);
  assert.deepEqual(planPlaylist('loop', 0, plainLoopFeatures(3, 25)), []);
});
