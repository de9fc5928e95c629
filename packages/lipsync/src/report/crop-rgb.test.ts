import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame, FrameColour } from '@talkgraph/media';
import { cropRgb } from './crop-rgb.js';

function plainFrame(y: number, u: number, v: number, colour: FrameColour): Frame {
  return {
    width: 8,
    height: 6,
    y: new Uint8Array(48).fill(y),
    u: new Uint8Array(12).fill(u),
    v: new Uint8Array(12).fill(v),
    colour,
    [Symbol.dispose]() {},
  };
}

const whole = { x0: 0, y0: 0, x1: 7, y1: 5 };
const firstPixel = (frame: Frame) => [...cropRgb(frame, whole).data.subarray(0, 3)];

test('the standard codes of white, black and pure colours come back', () => {
  const limited = (matrix: FrameColour['matrix']) => ({ matrix, fullRange: false });
  assert.deepEqual(firstPixel(plainFrame(235, 128, 128, limited('bt709'))), [255, 255, 255]);
  assert.deepEqual(firstPixel(plainFrame(16, 128, 128, limited('bt2020'))), [0, 0, 0]);
  // Red in BT.601 is (81, 90, 240), in BT.709 (63, 102, 240).
  for (const red of [plainFrame(81, 90, 240, limited('bt601')), plainFrame(63, 102, 240, limited('bt709'))]) {
    const [r, g, b] = firstPixel(red) as [number, number, number];
    assert.ok(r >= 253 && g <= 2 && b <= 2, `${r} ${g} ${b}`);
  }
  assert.deepEqual(firstPixel(plainFrame(255, 128, 128, { matrix: 'bt601', fullRange: true })), [255, 255, 255]);
});

test('a box is cut to the frame and says where it begins', () => {
  const frame = plainFrame(0, 128, 128, { matrix: 'bt709', fullRange: true });
  frame.y[3 * 8 + 5] = 200;
  const crop = cropRgb(frame, { x0: 4, y0: 2, x1: 99, y1: 99 });
  assert.deepEqual([crop.x0, crop.y0, crop.width, crop.height], [4, 2, 4, 4]);
  assert.equal(crop.data[(1 * 4 + 1) * 3], 200);
  const before = cropRgb(frame, { x0: -9, y0: -9, x1: 1, y1: 1 });
  assert.deepEqual([before.x0, before.y0, before.width, before.height], [0, 0, 2, 2]);
});
