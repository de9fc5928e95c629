import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameColour } from '../frame.js';
import { FramePool } from '../run/frame-pool.js';
import { type BlendLayer, blendLayer, layerForFrames, prepareLayer } from './blend-layer.js';
import type { LayerPixels } from './layer-planes.js';

const shares = { bt601: [0.299, 0.114], bt709: [0.2126, 0.0722], bt2020: [0.2627, 0.0593] } as const;

/** Y, Cb and Cr of a colour by the definition, as real numbers. */
function converted([r, g, b]: readonly number[], { matrix, fullRange }: FrameColour): [number, number, number] {
  const [kr, kb] = shares[matrix];
  const y = kr * (r as number) + (1 - kr - kb) * (g as number) + kb * (b as number);
  const [cb, cr] = [((b as number) - y) / (2 * (1 - kb)), ((r as number) - y) / (2 * (1 - kr))];
  if (fullRange) return [y, 128 + cb, 128 + cr];
  return [16 + (219 / 255) * y, 128 + (224 / 255) * cb, 128 + (224 / 255) * cr];
}

/** A repeatable sequence of bytes (linear congruential, Numerical Recipes). */
function bytes(count: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

function picture(width: number, height: number, seed: number): LayerPixels {
  return { width, height, channels: 4, data: bytes(width * height * 4, seed) };
}

function noisyFrame(width: number, height: number, colour: FrameColour) {
  const frame = new FramePool().allocate(width, height, colour);
  frame.bytes.set(bytes(frame.bytes.length, 7));
  return frame;
}

/** How far a blended frame is from what real numbers give, at most, per sample. */
function worst(
  width: number,
  height: number,
  layer: LayerPixels,
  place: readonly number[],
  colour: FrameColour,
): number {
  const [x, y, opacity] = place as [number, number, number];
  const before = noisyFrame(width, height, colour);
  const after = noisyFrame(width, height, colour);
  blendLayer(after, prepareLayer(layer, colour), x, y, opacity);
  let off = 0;
  const pixel = (column: number, row: number) => {
    const inside = column >= 0 && row >= 0 && column < layer.width && row < layer.height;
    const at = (row * layer.width + column) * 4;
    const rgba = inside ? [...layer.data.subarray(at, at + 4)] : [0, 0, 0, 0];
    return { numbers: converted(rgba, colour), alpha: ((rgba[3] as number) / 255) * opacity };
  };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const { numbers, alpha } = pixel(column - x, row - y);
      const at = row * width + column;
      const expected = (before.y[at] as number) * (1 - alpha) + numbers[0] * alpha;
      off = Math.max(off, Math.abs((after.y[at] as number) - expected));
    }
  }
  for (let at = 0; at < before.u.length; at++) {
    const [column, row] = [2 * (at % (width >> 1)), 2 * Math.floor(at / (width >> 1))];
    const four = [0, 1].flatMap((dy) => [0, 1].map((dx) => pixel(column + dx - x, row + dy - y)));
    for (const [plane, number] of [
      ['u', 1],
      ['v', 2],
    ] as const) {
      const below = before[plane][at] as number;
      const expected = four.reduce((sum, p) => sum + below * (1 - p.alpha) + p.numbers[number] * p.alpha, 0) / 4;
      off = Math.max(off, Math.abs((after[plane][at] as number) - expected));
    }
  }
  return off;
}

const limited: FrameColour = { matrix: 'bt709', fullRange: false };

for (const matrix of ['bt601', 'bt709', 'bt2020'] as const) {
  for (const fullRange of [false, true]) {
    test(`a layer over a ${fullRange ? 'full' : 'limited'}-range ${matrix} frame is what real numbers say`, () => {
      for (const place of [
        [4, 6, 1],
        [5, 7, 1],
        [4, 7, 0.5],
        [-3, -5, 0.8],
        [27, 21, 1],
        [-40, 0, 1],
        [3, 90, 1],
      ]) {
        const off = worst(36, 30, picture(11, 9, 3), place, { matrix, fullRange });
        // Half a step of rounding in the result, and half a step of the layer's own numbers.
        assert.ok(off < 1.35, `off by ${off} at ${place}`);
      }
    });
  }
}

test('outside the layer, and under what is not seen, no sample changes', () => {
  const layer = { ...picture(10, 10, 5), data: bytes(400, 5).map((byte, i) => (i % 4 === 3 ? 0 : byte)) };
  const frame = noisyFrame(32, 32, limited);
  blendLayer(frame, prepareLayer(layer, limited), 3, 3);
  assert.deepEqual(frame.bytes, noisyFrame(32, 32, limited).bytes);
  blendLayer(frame, prepareLayer(picture(10, 10, 5), limited), 3, 3, 0);
  assert.deepEqual(frame.bytes, noisyFrame(32, 32, limited).bytes);
});

test('what is opaque hides what was below entirely', () => {
  const white: LayerPixels = { width: 8, height: 8, channels: 3, data: new Uint8Array(192).fill(255) };
  const frame = noisyFrame(8, 8, limited);
  blendLayer(frame, prepareLayer(white, limited), 0, 0);
  assert.ok(
    frame.y.every((luma) => luma === 235) && frame.u.every((u) => u === 128) && frame.v.every((v) => v === 128),
  );
});

test('premultiplied pixels give the same as straight ones', () => {
  const straight: LayerPixels = { width: 2, height: 2, channels: 4, data: new Uint8Array(16).fill(0) };
  (straight.data as Uint8Array).set([200, 100, 50, 128, 40, 80, 120, 255]);
  const multiplied = { ...straight, premultiplied: true, data: Uint8Array.from(straight.data) };
  multiplied.data.set([100, 50, 25, 128], 0);
  const [a, b] = [noisyFrame(4, 4, limited), noisyFrame(4, 4, limited)];
  blendLayer(a, prepareLayer(straight, limited), 1, 1);
  blendLayer(b, prepareLayer(multiplied, limited), 1, 1);
  assert.ok(a.bytes.every((byte, i) => Math.abs(byte - (b.bytes[i] as number)) <= 1));
});

test('a grey layer has no colour', () => {
  const grey: LayerPixels = { width: 4, height: 4, channels: 1, data: new Uint8Array(16).fill(128) };
  const { luma, chroma } = prepareLayer(grey, { matrix: 'bt601', fullRange: true });
  assert.ok(luma.values.every((y) => y === 128) && chroma(0, 0).u.values.every((u) => u === 128));
});

test('pixels are prepared once for each colour that comes', () => {
  const layerFor = layerForFrames(picture(4, 4, 1));
  const other: FrameColour = { matrix: 'bt601', fullRange: false };
  const [first, again, third]: BlendLayer[] = [limited, { ...limited }, other].map((colour) => layerFor({ colour }));
  assert.equal(first, again);
  assert.notEqual(first, third);
});
