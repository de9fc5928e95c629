import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorDefinition, isTalkgraphError } from '@talkgraph/errors';
import * as errors from './errors.js';

const details = {
  path: '/films/a.mp4',
  width: 3,
  height: 2,
  pages: 1,
  reason: 'no reason',
  codec: 'zzz',
  op: 'trim',
  en: 'it is too long.',
  zh: '太长。',
  frame: 3,
  frameCount: 2,
  sha256: 'abc',
  encoder: 'nvenc',
  step: 'encode',
  made: '2x2',
  described: '4x4',
};

const catalogue = Object.values(errors).filter((entry): entry is ErrorDefinition<unknown> => 'code' in entry);

test('every error has a code of its own and a whole sentence in both languages', () => {
  assert.ok(catalogue.length >= 20);
  assert.equal(new Set(catalogue.map((definition) => definition.code)).size, catalogue.length);
  for (const definition of catalogue) {
    const { text } = definition(details);
    assert.match(definition.code, /^[A-Z][A-Z_]+$/);
    assert.match(text.en, /^[A-Z/].*\.$/s);
    assert.match(text.zh, /[\u4e00-\u9fff].*。$/s);
    assert.ok(!/undefined|\[object/.test(text.en + text.zh), text.en);
  }
});

test('cancelling throws the error that was given as the reason, or CANCELLED', () => {
  assert.doesNotThrow(() => errors.throwIfCancelled(undefined));
  assert.doesNotThrow(() => errors.throwIfCancelled(new AbortController().signal));
  assert.throws(() => errors.throwIfCancelled(AbortSignal.abort('enough')), { code: 'CANCELLED', cause: 'enough' });
  const reason = errors.diskFull({ path: '/x' });
  assert.throws(
    () => errors.throwIfCancelled(AbortSignal.abort(reason)),
    (error) => isTalkgraphError(error) && error === reason,
  );
});
