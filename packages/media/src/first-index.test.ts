import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstIndex } from './first-index.js';

test('the first that holds is found in lists of every length, and none where there is none', () => {
  for (let count = 0; count < 20; count++) {
    for (let first = 0; first <= count; first++) {
      let asked = 0;
      const found = firstIndex(count, (index) => {
        asked++;
        return index >= first;
      });
      assert.equal(found, first);
      assert.ok(asked <= Math.ceil(Math.log2(count + 1)), `${asked} of ${count}`);
    }
  }
  assert.equal(
    firstIndex(-1, () => true),
    0,
  );
});
