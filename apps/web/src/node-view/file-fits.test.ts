import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptOf, fileFits } from './file-fits.js';

test('pickers take what the server takes for them', () => {
  const fits = (type: string) =>
    (['image', 'audio', 'video', 'file'] as const).filter((media) => fileFits(media, { type }));
  assert.deepEqual(fits('image/png'), ['image', 'video', 'file']);
  assert.deepEqual(fits('audio/wav'), ['audio', 'file']);
  assert.deepEqual(fits('video/mp4'), ['audio', 'video', 'file']);
  assert.deepEqual(fits('application/json'), ['file']);
});

test('where the browser knows no type, the ending says it', () => {
  assert.ok(fileFits('video', { type: '', name: 'a.MKV' }));
  assert.ok(!fileFits('audio', { type: '', name: 'a.txt' }));
});

test('file dialogs offer the same', () => {
  assert.equal(acceptOf('audio'), 'audio/*,video/*');
  assert.equal(acceptOf('file'), undefined);
});
