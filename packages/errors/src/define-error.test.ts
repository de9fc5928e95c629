import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineError, isTalkgraphError, messageOf } from './index.js';

const lost = defineError('FILE_LOST', 'user', (d: { file: string }) => ({
  en: `The file ${d.file} is gone.`,
  zh: `找不到文件 ${d.file}。`,
}));

test('a defined error carries its code, kind, both sentences, details and cause', () => {
  const cause = new Error('ENOENT');
  const error = lost({ file: 'a.mp4' }, cause);
  assert.equal(error.code, 'FILE_LOST');
  assert.equal(error.kind, 'user');
  assert.equal(error.message, 'The file a.mp4 is gone.');
  assert.equal(error.text.zh, '找不到文件 a.mp4。');
  assert.deepEqual(error.details, { file: 'a.mp4' });
  assert.equal(error.cause, cause);
});

test('the guard knows our errors and no others', () => {
  assert.equal(isTalkgraphError(lost({ file: 'a' })), true);
  assert.equal(isTalkgraphError(new Error('x')), false);
  assert.equal(isTalkgraphError(null), false);
  assert.equal(isTalkgraphError('FILE_LOST'), false);
});

test('whatever was thrown says something', () => {
  assert.deepEqual([new RangeError('too far'), 'plain', undefined].map(messageOf), ['too far', 'plain', 'undefined']);
});
