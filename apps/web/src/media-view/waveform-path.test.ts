import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waveformPath } from './waveform-path.js';

const heights = (path: string) => [...path.matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height));

test('each bar is as high as the loudest peak it stands for', () => {
  assert.deepEqual(heights(waveformPath([0, 1, 0.2, 0.5], 2)), [100, 50]);
});

test('silence is a thin line, and quiet sounds are drawn larger', () => {
  assert.deepEqual(heights(waveformPath([0, 0], 2)), [4, 4]);
  assert.deepEqual(heights(waveformPath([0.1, 0.05], 2)), [100, 50]);
});

test('more bars than peaks repeat peaks, and no peaks are silence', () => {
  assert.deepEqual(heights(waveformPath([1, 0.5], 4)), [100, 100, 50, 50]);
  assert.deepEqual(heights(waveformPath([], 2)), [4, 4]);
});
