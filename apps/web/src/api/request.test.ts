import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from './request.js';

test('a refusal has a sentence, whatever the body is', () => {
  const bodies = [
    '',
    'null',
    '[]',
    '"x"',
    '{"error":"Bad Request"}',
    '{"error":{"type":"x"}}',
    '{"error":{"text":{}}}',
  ];
  for (const body of [...bodies, '<html>502</html>']) {
    const { text, code } = refusal(414, body);
    assert.match(text.en, /HTTP 414/, body);
    assert.match(text.zh, /HTTP 414/, body);
    assert.equal(code, 'HTTP_414');
  }
});

test('the server’s own sentence is kept', () => {
  const text = { en: 'No.', zh: '不行。' };
  assert.deepEqual(refusal(400, JSON.stringify({ error: { type: 'x', text } })).text, text);
});
