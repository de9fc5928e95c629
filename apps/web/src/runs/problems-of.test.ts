import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './problems-of.js';

const text = { en: 'Link this input.', zh: '请连接此输入。' };
const error = { type: 'required_input_missing', message: '', details: '', text };
const node = { class_type: 'T', dependent_outputs: [] };

test('mistakes are kept by node, with the input they concern', () => {
  const problems = problemsOf({
    '5:3': {
      ...node,
      errors: [
        { ...error, extra_info: { input_name: 'video' } },
        { ...error, extra_info: {} },
      ],
    },
  });
  assert.deepEqual(problems, {
    nodes: {
      '5:3': [
        { code: 'required_input_missing', text, input: 'video' },
        { code: 'required_input_missing', text },
      ],
    },
  });
});

test('without mistakes there are no problems', () => {
  assert.equal(problemsOf({}), undefined);
  assert.deepEqual(problemsOf({}, text), { nodes: {}, general: text });
});
