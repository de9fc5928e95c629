import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from './seeded-random.js';

test('neighbouring seeds give numbers that are spread evenly, the same each time', () => {
  const first = Array.from({ length: 10_000 }, (_, seed) => seededRandom(seed)());
  assert.deepEqual(
    first.slice(0, 50),
    Array.from({ length: 50 }, (_, seed) => seededRandom(seed)()),
  );
  const counts = Array.from({ length: 10 }, (_, tenth) => first.filter((x) => Math.floor(x * 10) === tenth).length);
  for (const count of counts) assert.ok(count > 850 && count < 1150, String(counts));
  assert.notEqual(seededRandom(1)(), seededRandom(1 + 2 ** 32)());
});
