import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaKind } from './media-kind.js';

test('a file is shown as what its ending says, however that is written', () => {
  const kinds = ['A.MP4', 'b.jpeg', 'c.flac', 'd.srt', 'e', 'mp4'].map(mediaKind);
  assert.deepEqual(kinds, ['video', 'image', 'audio', 'file', 'file', 'file']);
});
