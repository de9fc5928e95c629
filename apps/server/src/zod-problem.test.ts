import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { zodProblem } from './zod-problem.js';

const schema = z.object({ limit: z.number().min(1), order: z.enum(['newest', 'oldest']), names: z.array(z.string()) });

test('each mistake is told with its place, in both languages', () => {
  const { error } = schema.safeParse({ limit: 0, order: 'upwards', names: ['a'] });
  const { en, zh } = zodProblem(error!.issues);
  assert.match(en, /^limit: Too small.*; order: Invalid option/);
  assert.match(zh, /^limit: \p{Script=Han}.*; order: \p{Script=Han}/u);
  assert.doesNotMatch(zodProblem(schema.safeParse({ limit: 'x' }).error!.issues).zh, /undefined/);
});

test('of many mistakes the first twenty are told', () => {
  const { error } = schema.safeParse({ limit: 1, order: 'newest', names: Array(100).fill(0) });
  const { en, zh } = zodProblem(error!.issues);
  for (const text of [en, zh]) assert.match(text, /names\.19: [^;]+; …$/);
});
