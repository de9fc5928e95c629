import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyQuery, promptRequest, queueRequest } from './requests.js';

test('a prompt may come with everything ComfyUI’s clients send, nulls included', () => {
  const body = { prompt: {}, client_id: 'c', prompt_id: null, number: -1, front: true, extra_data: {}, unknown: 1 };
  assert.equal(promptRequest.safeParse(body).success, true);
});

test('run ids that could not be part of a file name are refused', () => {
  for (const prompt_id of ['', '..', '../x', 'a/b', 'a\\b', 'a b', 'x'.repeat(101), '-x', 'ä']) {
    assert.equal(promptRequest.safeParse({ prompt: {}, prompt_id }).success, false, prompt_id);
  }
  assert.equal(promptRequest.safeParse({ prompt_id: '0f8fad5b-d9cb-469f-a165-70867728950e' }).success, true);
});

test('webhooks go to http and https only', () => {
  for (const webhook_url of ['file:///etc/passwd', 'ftp://x/y', 'x', 'javascript:alert(1)']) {
    assert.equal(promptRequest.safeParse({ webhook_url }).success, false, webhook_url);
  }
  assert.equal(promptRequest.safeParse({ webhook_url: 'http://localhost:9000/done' }).success, true);
});

test('an unknown failure policy is refused', () => {
  assert.equal(promptRequest.safeParse({ node_failure_policy: 'whatever' }).success, false);
  assert.equal(promptRequest.safeParse({ node_failure_policy: 'continue_independent' }).success, true);
});

test('a waiting run can be moved before another one', () => {
  assert.equal(queueRequest.safeParse({ move: { prompt_id: 'a', to: { before: 'b' } } }).success, true);
  assert.equal(queueRequest.safeParse({ move: { prompt_id: 'a', to: 'sideways' } }).success, false);
});

test('paging takes numbers in text', () => {
  assert.deepEqual(historyQuery.parse({ max_items: '5', offset: '-1', clientId: 'c' }), {
    max_items: 5,
    offset: -1,
    clientId: 'c',
  });
  assert.equal(historyQuery.safeParse({ max_items: 'five' }).success, false);
});
