import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleCatalogue } from '../graph/testing/example-types.js';
import { keepUnchanged } from './keep-unchanged.js';
import type { NodeType } from './node-type.js';

test('types that did not change stay the same objects', () => {
  const copy = structuredClone(exampleCatalogue);
  assert.equal(keepUnchanged(copy, exampleCatalogue), exampleCatalogue);
  assert.equal(keepUnchanged(copy, undefined), copy);
  const changed = new Map(copy).set('Source', { ...(copy.get('Source') as NodeType), version: 2 });
  const kept = keepUnchanged(changed, exampleCatalogue);
  assert.equal(kept.get('Source')?.version, 2);
  assert.equal(kept.get('Mixed'), exampleCatalogue.get('Mixed'));
});
