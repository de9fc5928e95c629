import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '@talkgraph/media';
import { blendFrames } from './blend-frames.js';
import { pictureFlow } from './picture-flow.js';

const [width, height] = [640, 360];

/** A bright hand-sized blob with a soft edge on a dark, slightly uneven ground. */
function blobAt(x: number, y: number, radius = 36): Frame {
  const plane = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const inside = 1 / (1 + Math.exp((Math.hypot(column - x, row - y) - radius) / 2));
      plane[row * width + column] = 40 + 5 * Math.sin(column / 30) + 150 * inside;
    }
  }
  const chroma = () => new Uint8Array((width * height) / 4).fill(128);
  return {
    ...{ width, height, y: plane, u: chroma(), v: chroma(), colour: { matrix: 'bt709', fullRange: false } },
    [Symbol.dispose]() {},
  };
}

/** Width of what is brighter than half way, along the row through the middle of the blob, and its middle. */
function edgesOf(
  { y }: Frame,
  row: number,
): { readonly width: number; readonly middle: number; readonly steepest: number } {
  const line = y.subarray(row * width, (row + 1) * width);
  const bright = [...line.keys()].filter((i) => line[i]! > 115);
  let steepest = 0;
  for (let i = 1; i < width; i++) steepest = Math.max(steepest, Math.abs(line[i]! - line[i - 1]!));
  return { width: bright.length, middle: (bright[0]! + bright.at(-1)!) / 2, steepest };
}

test('motion is found where something moved, and nowhere else', () => {
  const flow = pictureFlow(blobAt(300, 180), blobAt(318, 174));
  const at = (x: number, y: number) => Math.floor(y / flow.cell) * flow.columns + Math.floor(x / flow.cell);
  const edge = at(309 - 36, 177);
  assert.ok(Math.abs(flow.x[edge]! - 18) < 4, `${flow.x[edge]} pixels instead of 18`);
  assert.ok(Math.abs(flow.x[at(40, 40)]!) < 1);
});

test('a hand that is a little elsewhere keeps one outline on its way, and is where it belongs at each share', () => {
  for (const share of [5 / 6, 0.5, 1 / 6]) {
    const [mixed, plain] = [blobAt(318, 174), blobAt(318, 174)];
    blendFrames(mixed, blobAt(300, 180), share);
    const { width: wide, middle, steepest } = edgesOf(mixed, Math.round(174 + 6 * share));
    const own = edgesOf(plain, 174);
    assert.ok(Math.abs(wide - own.width) <= 5, `${wide} wide instead of ${own.width}`);
    assert.ok(Math.abs(middle - (318 - 18 * share)) <= 3, `at ${middle}, share ${share}`);
    assert.ok(steepest > 0.6 * own.steepest, 'its edge stays sharp');
  }
});

test('pictures in which nothing moved are mixed plainly', () => {
  const [mixed, other] = [blobAt(300, 180), blobAt(300, 180)];
  for (let i = 0; i < other.y.length; i++) other.y[i] = other.y[i]! + 20;
  const before = mixed.y.slice();
  blendFrames(mixed, other, 0.25);
  const off = mixed.y.filter((value, i) => Math.abs(value - before[i]! - 5) > 2).length;
  assert.ok(off < 0.02 * mixed.y.length, `${off} pixels are off`);
});
