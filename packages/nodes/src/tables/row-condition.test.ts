import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellNumber } from './cell-text.js';
import { type Condition, createCondition } from './row-condition.js';

test('cells are compared as people mean them', () => {
  const holds: readonly (readonly [string | number, Condition, string, boolean])[] = [
    ['王老师 ', 'equals', '王老师', true],
    ['ＡＢＣ', 'equals', 'abc', true],
    ['1,200', 'equals', '1200', true],
    ['1,200', 'greater', '999', true],
    [9, 'less', '10', true],
    ['50%', 'at_least', '0.5', true],
    ['2026-3-5', 'less', '2026-11-22', true],
    ['', 'less', '5', false],
    ['', 'is_empty', '', true],
    [' ', 'not_empty', '', false],
    ['高等数学', 'contains', '数学', true],
    ['高等数学', 'not_contains', '物理', true],
    ['10A', 'regex', '^\\d+[AB]$', true],
    ['a', 'not_equals', 'b', true],
    [5, 'at_most', '5', true],
  ];
  for (const [value, condition, wanted, expected] of holds) {
    assert.equal(createCondition(condition, wanted)(value), expected, `${value} ${condition} ${wanted}`);
  }
  assert.throws(() => createCondition('regex', '('), { code: 'PATTERN_INVALID' });
});

test('numbers are read as spreadsheets write them, and nothing else is taken for one', () => {
  const expected = { '12.5': 12.5, ' ¥1,234.50 ': 1234.5, '-3': -3, '１２': 12, '5%': 0.05, '.5': 0.5, '1e3': 1000 };
  for (const [text, number] of Object.entries(expected)) assert.equal(cellNumber(text), number, text);
  for (const text of ['', '1,2', '12 34', '2026-11-22', 'NaN', 'Infinity', '0x10', '9:00']) {
    assert.equal(cellNumber(text), undefined, text);
  }
});
