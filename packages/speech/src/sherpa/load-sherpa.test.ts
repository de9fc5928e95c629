import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSherpa } from './load-sherpa.js';

test('sherpa-onnx is loaded once, with the classes that are used', async () => {
  const [first, second] = await Promise.all([loadSherpa(), loadSherpa()]);
  assert.equal(first, second);
  for (const name of ['OfflineRecognizer', 'OfflineTts', 'SpokenLanguageIdentification'] as const) {
    assert.equal(typeof first[name], 'function');
  }
});
