import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../json.js';
import { coerceConstant } from './coerce-constant.js';

/** What a constant becomes; `undefined` where it fits the type in no way. */
function coerced(type: string, value: Json, isFloat = false): unknown {
  const result = coerceConstant(type, isFloat ? { value, isFloat } : { value });
  return 'failure' in result ? undefined : result;
}

const refused = (type: string, values: readonly Json[]) => {
  for (const value of values) assert.equal(coerced(type, value), undefined, JSON.stringify(value));
};

test('an INT takes numbers, texts of whole numbers and booleans, as int() does', () => {
  assert.deepEqual(coerced('INT', 5, true), { value: 5 });
  assert.deepEqual(coerced('INT', 5.7), { value: 5 });
  assert.deepEqual(coerced('INT', -5.7), { value: -5 });
  assert.deepEqual(coerced('INT', -0.5), { value: 0 });
  assert.deepEqual(coerced('INT', ' +1_000 '), { value: 1000 });
  assert.deepEqual(coerced('INT', '-7'), { value: -7 });
  assert.deepEqual(coerced('INT', true), { value: 1 });
  refused('INT', ['5.0', '5e3', '', ' ', '0x10', '1__0', 'NaN', 'Infinity', '9'.repeat(400), null, [5], { value: 5 }]);
});

test('a FLOAT takes the same and fractions, and remembers that it is one', () => {
  assert.deepEqual(coerced('FLOAT', 5), { value: 5, isFloat: true });
  assert.deepEqual(coerced('FLOAT', 5.5), { value: 5.5 });
  assert.deepEqual(coerced('FLOAT', '5'), { value: 5, isFloat: true });
  assert.deepEqual(coerced('FLOAT', ' -.5e1 '), { value: -5, isFloat: true });
  assert.deepEqual(coerced('FLOAT', '1_0.2_5'), { value: 10.25 });
  assert.deepEqual(coerced('FLOAT', false), { value: 0, isFloat: true });
  refused('FLOAT', ['nan', 'NaN', 'inf', '-Infinity', '1e999', '', '.', 'e5', '1,5', null, [], {}]);
});

test('a BOOLEAN takes true, false, 1 and 0, and never a text', () => {
  assert.deepEqual(coerced('BOOLEAN', true), { value: true });
  assert.deepEqual(coerced('BOOLEAN', false), { value: false });
  assert.deepEqual(coerced('BOOLEAN', 1), { value: true });
  assert.deepEqual(coerced('BOOLEAN', 0), { value: false });
  refused('BOOLEAN', ['false', 'true', '', '0', 2, -1, 0.5, null, [], {}]);
});

test('a STRING takes numbers and booleans as Python writes them', () => {
  assert.deepEqual(coerced('STRING', 'x'), { value: 'x' });
  assert.deepEqual(coerced('STRING', 5), { value: '5' });
  assert.deepEqual(coerced('STRING', 5, true), { value: '5.0' });
  assert.deepEqual(coerced('STRING', true), { value: 'True' });
  refused('STRING', [null, ['x'], { x: 1 }]);
});

test('sockets and sets of types take anything as it is', () => {
  for (const type of ['IMAGE', 'IMAGE,FLOAT', '*', 'BOOL', 'COMBO']) {
    for (const value of [5, 'x', null, ['x'], { x: 1 }]) assert.deepEqual(coerced(type, value), { value });
    assert.deepEqual(coerced(type, 5, true), { value: 5, isFloat: true });
  }
});

test('coercing twice is coercing once', () => {
  const types = fc.constantFrom('INT', 'FLOAT', 'STRING', 'BOOLEAN', 'COMBO', '*');
  fc.assert(
    fc.property(types, fc.jsonValue(), fc.boolean(), (type, value, isFloat) => {
      const once = coerceConstant(type, { value: value as Json, isFloat });
      if (!('failure' in once)) assert.deepEqual(coerceConstant(type, once), once);
    }),
  );
});

test('a text of a megabyte in the place of a number is refused at once', () => {
  for (const type of ['INT', 'FLOAT']) {
    for (const text of [`${'1'.repeat(1e6)}x`, ' '.repeat(1e6), `1${' '.repeat(1e6)}x`, '1_'.repeat(5e5)]) {
      const before = process.cpuUsage();
      assert.ok('failure' in coerceConstant(type, { value: text }));
      assert.ok(process.cpuUsage(before).user < 500_000);
    }
  }
});
