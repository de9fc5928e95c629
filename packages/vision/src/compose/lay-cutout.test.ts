import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '@talkgraph/media';
import { type Cutout, makeCutout } from './cutout.js';
import { SideFader } from './fade-sides.js';
import { layCutout } from './lay-cutout.js';

const [width, height] = [40, 24];

/** A person with soft sides, whose middle is whole; its planes are ramps. */
function person(promiseSolid: boolean): Cutout {
  const cutout = makeCutout(width, height);
  for (let i = 0; i < cutout.y.length; i++) cutout.y[i] = 20 + (i % 200);
  for (let i = 0; i < cutout.u.length; i++) [cutout.u[i], cutout.v[i]] = [100 + (i % 50), 90 + (i % 60)];
  for (let row = 0; row < height >> 1; row++) {
    [cutout.from[row], cutout.to[row]] = [4, 16];
    if (promiseSolid) [cutout.solidFrom[row], cutout.solidTo[row]] = [6, 14];
    for (let x = 4; x < 16; x++) {
      const share = x >= 6 && x < 14 ? 255 : 120;
      cutout.chromaAlpha[row * (width >> 1) + x] = share;
      for (const k of [0, 1, width, width + 1]) cutout.alpha[2 * row * width + 2 * x + k] = share;
    }
  }
  return cutout;
}

function blank(across: number, down: number): Frame {
  const plane = (count: number) => new Uint8Array(count).fill(60);
  const [y, u, v] = [plane(across * down), plane((across * down) / 4), plane((across * down) / 4)];
  return { width: across, height: down, y, u, v, colour: { matrix: 'bt709', fullRange: false }, [Symbol.dispose]() {} };
}

const darker = Uint8Array.from({ length: 256 }, (_, i) => i >> 1);

test('stretches that are all person are laid as quickly as they may be, and the picture is the same', () => {
  for (const place of [
    { x: 0, y: 0 },
    { x: -14, y: -6 },
    { x: 30, y: 12 },
    { x: 200, y: 0 },
  ]) {
    for (const tables of [undefined, { y: darker, u: darker, v: darker }]) {
      const [quick, slow] = [blank(48, 32), blank(48, 32)];
      layCutout(person(true), place, tables, quick);
      layCutout(person(false), place, tables, slow);
      assert.deepEqual([quick.y, quick.u, quick.v], [slow.y, slow.u, slow.v], JSON.stringify(place));
    }
  }
});

test('a side that fades is no longer all person', () => {
  const cutout = person(true);
  new SideFader(width, height, { x: 10, y: 0 }, 80, height).fade(cutout);
  assert.ok(cutout.solidTo.every((to) => to === 0));
});
