import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctProblems } from './distinct-problems.js';

const problem = (en: string, input: string) => ({ code: 'invalid', text: { en, zh: en }, input });

test('a mistake that is told at two inputs is read once, in its first place', () => {
  const [first, second, third] = [problem('a', 'x'), problem('b', 'y'), problem('a', 'z')];
  assert.deepEqual(distinctProblems([first, second, third]), [first, second]);
  assert.deepEqual(distinctProblems([]), []);
});
