import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFft } from './fft.js';

test('the fast transform equals the sum that defines it', () => {
  const size = 16;
  const input = Float64Array.from({ length: size }, (_, i) => Math.sin(i * i) + 0.3 * i);
  const real = input.slice();
  const imaginary = new Float64Array(size);
  createFft(size)(real, imaginary);
  for (let k = 0; k < size; k++) {
    let re = 0;
    let im = 0;
    for (let n = 0; n < size; n++) {
      re += input[n]! * Math.cos((2 * Math.PI * k * n) / size);
      im -= input[n]! * Math.sin((2 * Math.PI * k * n) / size);
    }
    assert.ok(Math.abs(re - real[k]!) < 1e-9);
    assert.ok(Math.abs(im - imaginary[k]!) < 1e-9);
  }
});
