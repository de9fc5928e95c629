import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { readPromptText } from './read-prompt-text.js';

test('numbers stay as they were written', () => {
  const body = '{"client_id":"c", "prompt": {"1": {"a": 5.0, "b": 5, "c": 1e3, "d": 18446744073709551615}}}';
  assert.equal(readPromptText(body), '{"1":{"a":5.0,"b":5,"c":1e3,"d":18446744073709551615}}');
});

test('the member is found by its name, not by how it looks', () => {
  assert.equal(
    readPromptText('{"extra":{"prompt":{"x":1}},"text":"\\"prompt\\":{}","prompt":{"y":2.50}}'),
    '{"y":2.50}',
  );
});

test('nesting without end is refused, not a crash', () => {
  const deep = `{"prompt":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  assert.throws(
    () => readPromptText(deep),
    (error) => isTalkgraphError(error) && error.code === 'BODY_NOT_JSON',
  );
});
