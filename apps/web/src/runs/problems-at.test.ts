import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsAt } from './problems-at.js';

const problem = (code: string) => ({ code, text: { en: code, zh: code } });

test('an instance of a sub-graph shows what is wrong inside it', () => {
  const problems = { nodes: { '5:3': [problem('a')], '5:4:1': [problem('b')], '7': [problem('c')] } };
  const codes = (id: string) => problemsAt(problems, id).map(({ code }) => code);
  assert.deepEqual(codes('5'), ['a', 'b']);
  assert.deepEqual(codes('5:4'), ['b']);
  assert.deepEqual(codes('7'), ['c']);
  assert.deepEqual(codes('8'), []);
  assert.equal(problemsAt(problems, '5'), problemsAt(problems, '5'));
});
