import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import type { PlaylistRun } from '../../contract.js';
import { indexPlaylist, playlistFrame } from './playlist-index.js';

const run = (first: number, step: 1 | -1 | 0, count: number, blend = 0): PlaylistRun => ({ first, step, count, blend });

test('a cross-fade mixes in what the run before would have shown next, ever less', () => {
  const index = indexPlaylist([run(0, 1, 10), run(2, 1, 5, 3)], 20);
  assert.deepEqual(playlistFrame(index, 9), { frame: 9, blendWeight: 0 });
  assert.deepEqual(playlistFrame(index, 10), { frame: 2, blendWith: 10, blendWeight: 3 / 4 });
  assert.deepEqual(playlistFrame(index, 11), { frame: 3, blendWith: 11, blendWeight: 2 / 4 });
  assert.deepEqual(playlistFrame(index, 12), { frame: 4, blendWith: 12, blendWeight: 1 / 4 });
  assert.deepEqual(playlistFrame(index, 13), { frame: 5, blendWeight: 0 });
});

test('frames mixed in are held at the ends of the template', () => {
  const forward = indexPlaylist([run(0, 1, 10), run(2, 1, 5, 3)], 10);
  assert.equal(playlistFrame(forward, 12).blendWith, 9);
  const backward = indexPlaylist([run(4, -1, 5), run(6, 1, 3, 2)], 10);
  assert.equal(playlistFrame(backward, 6).blendWith, 0);
});

test('a frame is found among a million runs as well as by walking them', () => {
  const runs = Array.from({ length: 1_000_000 }, (_, i) => run(i % 7, 1, 1 + (i % 3)));
  const index = indexPlaylist(runs, 10);
  let n = 0;
  for (let i = 0; i < runs.length; i += 1) {
    if (i % 99_991 === 0) assert.equal(playlistFrame(index, n).frame, i % 7);
    n += 1 + (i % 3);
  }
  assert.equal(index.frameCount, n);
});

test('runs that make no sense are refused, naming the run', () => {
  const wrong = [
    run(5, 1, 6),
    run(0, -1, 2),
    run(0, 1, 0),
    run(0, 1, 1.5),
    run(0, 1, 2, 3),
    run(0.5, 1, 1),
    run(0, 1, 2, 1),
  ];
  for (const bad of wrong) {
    assert.throws(
      () => indexPlaylist([bad], 10),
      (error) => isTalkgraphError(error) && error.code === 'PLAYLIST_INVALID' && error.message.includes('Run 0'),
    );
  }
});

test('a frame outside the playlist is refused', () => {
  const index = indexPlaylist([run(0, 1, 3)], 3);
  for (const n of [-1, 3, 0.5]) {
    assert.throws(
      () => playlistFrame(index, n),
      (error) => isTalkgraphError(error) && error.code === 'PLAYLIST_FRAME_OUTSIDE',
    );
  }
});
