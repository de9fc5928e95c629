import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaKind } from './media-kind.js';

test('a file is known by its type, else by its ending', () => {
  assert.equal(mediaKind({ type: 'image/png', name: 'a' }), 'image');
  assert.equal(mediaKind({ type: '', name: 'a.MKV' }), 'video');
  assert.equal(mediaKind({ type: '', name: 'a.opus' }), 'audio');
  assert.equal(mediaKind({ type: 'application/json', name: 'a.json' }), undefined);
  assert.equal(mediaKind({ type: '', name: 'mp4' }), undefined);
});
