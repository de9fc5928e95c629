import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogMelStream, melBands } from './log-mel.js';

const sine = (hz: number, samples: number) =>
  Float32Array.from({ length: samples }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 16_000));

function rowsOf(sound: Float32Array, chunk = sound.length): number[] {
  const stream = createLogMelStream();
  const rows: number[] = [];
  for (let at = 0; at < sound.length; at += chunk) rows.push(...stream.push(sound.subarray(at, at + chunk)));
  return [...rows, ...stream.finish()];
}

test('there is one row for every ten milliseconds begun', () => {
  for (const [samples, rows] of [
    [0, 0],
    [1, 1],
    [160, 1],
    [161, 2],
    [16_000, 100],
  ] as const) {
    assert.equal(rowsOf(new Float32Array(samples)).length / melBands, rows);
  }
});

test('a full-scale sine fills the band of its frequency with the power its window gives', () => {
  const rows = rowsOf(sine(1_000, 16_000));
  const row = rows.slice(50 * melBands, 51 * melBands);
  const loudest = row.indexOf(Math.max(...row));
  // Band edges lie (mel(7600) − mel(60)) / 41 apart; mel(1000) = 1000.0 falls next to band 13's centre.
  assert.equal(loudest, 13);
  const power = row.reduce((sum, value) => sum + Math.exp(value), 0);
  // Hann: the squares of the transform add up to 0.375 · 400 · 512 / 2 over its half sum 200 squared, times ¼ · 2.
  assert.ok(Math.abs(power - 0.48) < 0.01, String(power));
});

test('digital silence is the floor in every band', () => {
  for (const value of rowsOf(new Float32Array(1_600))) assert.ok(Math.abs(value - Math.log(1e-12)) < 1e-4);
});

test('rows do not depend on how the sound was cut into chunks', () => {
  const sound = sine(317, 9_999);
  const whole = rowsOf(sound);
  for (const chunk of [1, 7, 160, 1_024, 5_000]) assert.deepEqual(rowsOf(sound, chunk), whole);
});

test('row i describes the moment i/100 s', () => {
  const sound = new Float32Array(16_000);
  sound[8_000] = 1;
  const rows = rowsOf(sound);
  const level = Array.from({ length: 100 }, (_, i) => rows[i * melBands + 20]!);
  assert.equal(level.indexOf(Math.max(...level)), 50);
});
