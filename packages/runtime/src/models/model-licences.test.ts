import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownModels } from './known-models.js';
import { licenceText } from './model-licences.js';

/** MIT, Apache-2.0: one word without spaces. */
const isName = (text: string) => /^[\w.-]+$/.test(text);

test('every licence that is more than a name can be read in Chinese, also where the manifest has its English text', () => {
  for (const { name, licence } of knownModels) {
    assert.equal(isName(licence.en), licence.en === licence.zh, `${name}: ${licence.zh}`);
    assert.deepEqual(licenceText(licence.en), licence, name);
  }
});

test('a licence that a person noted stays as it was written', () => {
  assert.deepEqual(licenceText('bought from a studio'), { en: 'bought from a studio', zh: 'bought from a studio' });
});
