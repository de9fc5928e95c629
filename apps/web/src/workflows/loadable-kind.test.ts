import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadableKind } from './loadable-kind.js';

test('a file is known by its type, else by its ending', () => {
  assert.equal(loadableKind({ type: 'image/png', name: 'a' }), 'image');
  assert.equal(loadableKind({ type: '', name: 'a.MKV' }), 'video');
  assert.equal(loadableKind({ type: '', name: 'a.opus' }), 'audio');
  assert.equal(loadableKind({ type: 'application/json', name: 'a.json' }), undefined);
  assert.equal(loadableKind({ type: '', name: 'mp4' }), undefined);
});
