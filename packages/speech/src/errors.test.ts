import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorDefinition } from '@talkgraph/errors';
import * as errors from './errors.js';

const details = {
  platform: 'linux-x64',
  engine: 'eSpeak NG',
  recognizer: 'PocketSphinx',
  voice: 'nobody',
  language: 'zh',
  folder: 'models/tts',
  name: 'anna',
  there: ['amy'],
  missing: 'tokens.txt',
  service: 'The speech service',
  address: 'http://127.0.0.1:1',
  reason: 'no reason',
  status: 500,
  said: 'broken',
};

test('every error has a code of its own and a whole sentence in both languages', () => {
  const catalogue = Object.values(errors) as readonly ErrorDefinition<unknown>[];
  assert.equal(new Set(catalogue.map(({ code }) => code)).size, catalogue.length);
  for (const definition of catalogue) {
    const { text } = definition(details);
    assert.match(definition.code, /^[A-Z][A-Z_]+$/);
    // Two engines write their names with a small letter.
    assert.match(text.en, /^(?:[A-Z"]|sherpa-onnx|eSpeak NG).*\.$/s);
    assert.match(text.zh, /[\u4e00-\u9fff].*。$/s);
    assert.ok(!/undefined|\[object/.test(text.en + text.zh), text.en + text.zh);
  }
});
