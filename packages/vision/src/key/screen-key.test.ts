import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '@talkgraph/media';
import { findScreen, keyTables } from './screen-key.js';

const style = { tolerance: 0.4, softness: 0.35, spill: 1 };

function frameOf(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Frame {
  const [y, u, v] = [
    new Uint8Array(width * height),
    new Uint8Array((width * height) / 4),
    new Uint8Array((width * height) / 4),
  ];
  for (let at = 0; at < y.length; at++) {
    const [x, row] = [at % width, Math.floor(at / width)];
    const [luma, cb, cr] = colour(x, row);
    y[at] = luma;
    u[(row >> 1) * (width >> 1) + (x >> 1)] = cb;
    v[(row >> 1) * (width >> 1) + (x >> 1)] = cr;
  }
  return { width, height, y, u, v, colour: { matrix: 'bt709', fullRange: false }, [Symbol.dispose]: () => {} };
}

const lookUp = (table: Uint8Array, u: number, v: number) => table[(u << 8) | v];

test('the screen is the colour of most of the border, whoever stands before it', () => {
  const frame = frameOf(64, 48, (x, y) => (y > 12 && x > 16 && x < 48 ? [90, 120, 150] : [145 + (x % 3), 71, 51]));
  const screen = findScreen(frame);
  assert.ok(screen);
  assert.ok(Math.abs(screen.u - 71) < 1 && Math.abs(screen.v - 51) < 1 && Math.abs(screen.y - 146) < 2);
});

test('a grey wall and a wall of many colours are no screen', () => {
  assert.equal(findScreen(frameOf(64, 48, () => [120, 126, 131])), undefined);
  assert.equal(findScreen(frameOf(64, 48, (x, y) => [120, (x * 4) % 256, (y * 5) % 256])), undefined);
});

test('the screen and its shades go, skin and grey stay whole, and edges lie between', () => {
  const { alpha } = keyTables({ y: 145, u: 71, v: 51 }, style);
  assert.equal(lookUp(alpha, 71, 51), 0);
  assert.equal(lookUp(alpha, 88, 74), 0, 'the screen in shadow');
  assert.equal(lookUp(alpha, 128, 128), 255, 'grey');
  assert.equal(lookUp(alpha, 110, 150), 255, 'skin');
  const edge = lookUp(alpha, 102, 94) as number;
  assert.ok(edge > 20 && edge < 235, `half way: ${edge}`);
});

test('light of the screen is taken off the person, other colours stay', () => {
  const { u, v } = keyTables({ y: 145, u: 71, v: 51 }, style);
  assert.deepEqual([lookUp(u, 122, 120), lookUp(v, 122, 120)], [128, 128]);
  assert.deepEqual([lookUp(u, 110, 150), lookUp(v, 110, 150)], [110, 150]);
});
