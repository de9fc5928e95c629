import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateExpression, expressionProblem } from './evaluate-expression.js';

test('formulas are calculated, also as Chinese keyboards write them', () => {
  const numbers = { a: 7, b: 2 };
  const expected: readonly (readonly [string, number])[] = [
    ['a + b * 2', 11],
    ['（a＋b）× 2 ÷ 3', 6],
    ['round(a / b)', 4],
    ['a % b', 1],
    ['min(a, b) ^ 3', 8],
    ['a > b and not (b > 3)', 1],
    ['a > 0 ? b : 0', 2],
    ['roundTo(a / 3, 2)', 2.33],
  ];
  for (const [formula, result] of expected) assert.equal(evaluateExpression(formula, numbers), result, formula);
});

test('a formula can do nothing but calculate', () => {
  const formulas = [
    'a.constructor',
    'constructor',
    '__proto__',
    'a = 3',
    'f(x) = x',
    'random()',
    'map(a, b)',
    'x + 1',
    '"a"',
    '[1]',
    '',
  ];
  for (const formula of formulas) {
    assert.throws(() => evaluateExpression(formula, { a: 1, b: 2 }), { kind: 'user' }, formula);
  }
  assert.throws(() => evaluateExpression('1 / b', { b: 0 }), { code: 'EXPRESSION_WITHOUT_RESULT' });
  assert.equal(expressionProblem('a + b'), undefined);
  assert.match(expressionProblem('a +')?.zh ?? '', /公式/);
});
