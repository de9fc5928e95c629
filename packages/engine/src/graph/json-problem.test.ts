import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from './parse-json.js';

for (const [text, en, zh] of [
  ['{"a": }', /Unexpected token/, /语法有误/],
  ['{"a": 5.0, "b": }', /position/, /第 \d+ 个字符处语法有误/],
  ['', /end of JSON/i, /语法有误/],
  ['[1e999]', /too large/, /数字 1e999 过大/],
] as const) {
  test(`${JSON.stringify(text)} is told in the user’s language`, () => {
    assert.throws(
      () => parseJson(text),
      (error: { code: string; text: { en: string; zh: string } }) => {
        assert.equal(error.code, 'PROMPT_NOT_JSON');
        assert.match(error.text.en, en);
        assert.match(error.text.zh, zh);
        return true;
      },
    );
  });
}
