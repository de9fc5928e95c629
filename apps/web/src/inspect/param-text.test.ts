import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paramText } from './param-text.js';

test('parameters of recipes are told in few characters', () => {
  assert.deepEqual(
    [
      0.12345,
      'trim',
      true,
      null,
      { num: 25, den: 1 },
      { num: 30000, den: 1001 },
      { a: 1, b: [1, 2] },
      [{ a: 1 }, 2],
    ].map(paramText),
    ['0.123', 'trim', 'true', 'null', '25', '30000/1001', 'a 1, b 1, 2', '(a 1), 2'],
  );
});
