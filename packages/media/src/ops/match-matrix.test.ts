import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../frame.js';
import { FramePool } from '../run/frame-pool.js';
import { prepareLayer } from './blend-layer.js';
import { matchMatrix } from './match-matrix.js';

const pool = new FramePool();
const context = {
  allocate: (width: number, height: number, like: Frame) => pool.allocate(width, height, like.colour),
};

/** A frame of one colour, in the numbers of a matrix. */
function filled(rgb: readonly number[], matrix: 'bt601' | 'bt709' | 'bt2020') {
  const colour = { matrix, fullRange: false } as const;
  const data = new Uint8Array(16).fill(255);
  for (let i = 0; i < 16; i++) if (i % 4 < 3) data[i] = rgb[i % 4] as number;
  const { luma, chroma } = prepareLayer({ width: 2, height: 2, channels: 4, data }, colour);
  const frame = pool.allocate(8, 4, colour);
  frame.y.fill(luma.values[0] as number);
  frame.u.fill(chroma(0, 0).u.values[0] as number);
  frame.v.fill(chroma(0, 0).v.values[0] as number);
  return frame;
}

const colours = [
  [255, 255, 255],
  [0, 0, 0],
  [128, 128, 128],
  [220, 40, 30],
  [20, 200, 60],
  [30, 40, 210],
  [240, 190, 160],
];

for (const [from, to] of [
  ['bt601', 'bt709'],
  ['bt709', 'bt601'],
  ['bt2020', 'bt709'],
  ['bt601', 'bt2020'],
] as const) {
  test(`colours stay the same from ${from} to ${to}`, () => {
    for (const rgb of colours) {
      const wanted = filled(rgb, to);
      const matched = matchMatrix(filled(rgb, from), wanted, context);
      assert.equal(matched.colour.matrix, to);
      for (const plane of ['y', 'u', 'v'] as const) {
        const off = Math.max(...matched[plane].map((number, i) => Math.abs(number - (wanted[plane][i] as number))));
        assert.ok(off <= 2, `${rgb}: ${plane} is off by ${off}`);
      }
    }
  });
}

test('a frame of the same matrix is answered as it is', () => {
  const frame = filled([1, 2, 3], 'bt709');
  assert.equal(matchMatrix(frame, filled([9, 9, 9], 'bt709'), context), frame);
});
