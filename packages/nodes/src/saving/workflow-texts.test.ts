import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workflowTexts } from './workflow-texts.js';

test('a file carries the prompt and what came with it as ASCII JSON that reads back the same', () => {
  const prompt = { '1': { class_type: 'Note', inputs: { text: '说话 é 😀' } } };
  const workflow = { nodes: [{ title: '保存' }] };
  const texts = workflowTexts(prompt, { workflow });
  assert.deepEqual(Object.keys(texts), ['prompt', 'workflow']);
  for (const text of Object.values(texts)) assert.match(text, /^[\x20-\x7e]*$/);
  assert.deepEqual(JSON.parse(texts.prompt as string), prompt);
  assert.deepEqual(JSON.parse(texts.workflow as string), workflow);
  assert.deepEqual(Object.keys(workflowTexts(prompt, undefined)), ['prompt']);
});
