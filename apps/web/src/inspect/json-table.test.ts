import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, tableOf } from './json-table.js';

test('a list of flat objects is a table, with a column for every name that occurs', () => {
  assert.deepEqual(
    tableOf([
      { a: 1, b: 'x' },
      { a: 0.123456, c: null },
    ]),
    {
      columns: ['a', 'b', 'c'],
      rows: [
        ['1', 'x', '–'],
        ['0.1235', '–', '–'],
      ],
    },
  );
});

test('everything else is none', () => {
  for (const value of [[], [{ a: 1 }], [1, 2], { a: 1 }, [{ a: 1 }, { a: { b: 1 } }], [{}, {}]]) {
    assert.equal(tableOf(value), undefined, JSON.stringify(value));
  }
});

test('a flat object is a list of fields', () => {
  assert.deepEqual(fieldsOf({ 姓名: '王老师', n: 1.5, none: null }), [
    ['姓名', '王老师'],
    ['n', '1.5'],
    ['none', '–'],
  ]);
  for (const value of [{}, [1], { a: [] }, { a: { b: 1 } }]) assert.equal(fieldsOf(value), undefined);
});
