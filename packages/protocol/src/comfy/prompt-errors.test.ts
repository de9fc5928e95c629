import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeIssues, PromptIssue } from '@talkgraph/engine';
import { promptErrorBody } from './prompt-errors.js';

test('a refused prompt is told in ComfyUI’s shape', () => {
  const text = { en: 'The input "images" of SaveImage (9) is missing.', zh: 'SaveImage（9）缺少输入“images”。' };
  const issue: PromptIssue = {
    type: 'prompt_outputs_failed_validation',
    message: 'Prompt outputs failed validation',
    details: 'Required input is missing: images',
    extraInfo: {},
    text,
  };
  const missing: NodeIssues = {
    nodeType: 'SaveImage',
    dependentOutputs: ['9'],
    issues: [
      {
        type: 'required_input_missing',
        message: 'Required input is missing',
        details: 'images',
        extraInfo: { input_name: 'images' },
        text,
      },
    ],
  };
  assert.deepEqual(promptErrorBody({ issue, nodeIssues: new Map([['9', missing]]) }), {
    error: {
      type: 'prompt_outputs_failed_validation',
      message: 'Prompt outputs failed validation',
      details: 'Required input is missing: images',
      extra_info: {},
      text,
    },
    node_errors: {
      9: {
        class_type: 'SaveImage',
        dependent_outputs: ['9'],
        errors: [
          {
            type: 'required_input_missing',
            message: 'Required input is missing',
            details: 'images',
            extra_info: { input_name: 'images' },
            text,
          },
        ],
      },
    },
  });
});
