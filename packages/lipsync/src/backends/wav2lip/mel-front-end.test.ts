import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createMelFrontEnd, melBandCount } from './mel-front-end.js';

/** Written by training/wav2lip/golden-mel.py. */
const golden: { samples: number; columns: number[][] } = JSON.parse(
  await readFile(new URL('../../../src/backends/wav2lip/testing/golden-mel.json', import.meta.url), 'utf8'),
);

/** The sound of that script: a sweep with vibrato, a hum and a click; silence in the middle. */
function sound(count: number): Float32Array {
  const wave = Float32Array.from({ length: count }, (_, n) => {
    const t = n / 16_000;
    if (n >= 4000 && n < 6000) return 0;
    return (
      0.4 * Math.sin(2 * Math.PI * (200 * t + 900 * t * t)) +
      0.1 * Math.sin(2 * Math.PI * 3100 * t + 2 * Math.sin(40 * t)) +
      0.02 * Math.sin(2 * Math.PI * 60 * t)
    );
  });
  wave[7000] = 0.9;
  return wave;
}

function columnsOf(samples: Float32Array, chunk: number): Float32Array {
  const frontEnd = createMelFrontEnd();
  const parts: number[] = [];
  for (let i = 0; i < samples.length; i += chunk) parts.push(...frontEnd.push(samples.subarray(i, i + chunk)));
  return Float32Array.from([...parts, ...frontEnd.finish()]);
}

test('every number is the one that the definition gives, computed elsewhere', () => {
  const columns = columnsOf(sound(golden.samples), 1024);
  assert.equal(columns.length, golden.columns.length * melBandCount);
  let worst = 0;
  for (const [c, column] of golden.columns.entries()) {
    for (const [b, value] of column.entries()) {
      worst = Math.max(worst, Math.abs(value - columns[c * melBandCount + b]!));
    }
  }
  assert.ok(worst < 2e-4, `at most ${worst} of 8 apart`);
});

test('in which pieces the sound arrives makes no difference', () => {
  const samples = sound(golden.samples);
  const whole = columnsOf(samples, samples.length);
  for (const chunk of [1, 399, 401, 1600]) assert.deepEqual(columnsOf(samples, chunk), whole, `${chunk} at a time`);
});

test('silence is the lowest number throughout, and a sound of a moment has its columns', () => {
  assert.ok(columnsOf(new Float32Array(3200), 800).every((value) => value === -4));
  assert.equal(columnsOf(new Float32Array(3200), 800).length, 17 * melBandCount);
  assert.equal(columnsOf(sound(150), 150).length, melBandCount);
});
