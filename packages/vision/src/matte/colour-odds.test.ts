import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ColourOdds } from './colour-odds.js';

const cells = (...values: readonly number[]) =>
  Float32Array.from({ length: 300 }, (_, i) => values[i % values.length]!);

test('a colour of one side speaks for it, also a little lighter; one of both or of neither leaves it open', () => {
  const odds = new ColourOdds();
  const whose = Int8Array.from({ length: 300 }, (_, i) => [1, 1, -1, -1, 0][i % 5]!);
  odds.learn(cells(40, 90, 200, 90, 140), cells(120, 128, 128, 128, 90), cells(140, 128, 120, 128, 90), whose);
  assert.ok(odds.of(40, 120, 140) > 3);
  assert.ok(odds.of(52, 122, 138) > 1.5, 'a little lighter');
  assert.ok(odds.of(200, 128, 120) < -3);
  assert.ok(Math.abs(odds.of(90, 128, 128)) < 0.2, 'both have it');
  assert.ok(Math.abs(odds.of(140, 90, 90)) < 1, 'neither has it');
});
