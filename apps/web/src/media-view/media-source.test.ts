import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewPath } from '../api/file-address.js';
import { fileOf } from './media-source.js';

test('a file of the home is found again in the address of its bytes', () => {
  const file = { filename: '说话 & 1.mp4', subfolder: 'video/甲', type: 'temp' };
  assert.deepEqual(fileOf(viewPath(file)), file);
  assert.deepEqual(fileOf(`http://127.0.0.1:8188/${viewPath(file)}`), file);
  assert.deepEqual(fileOf(file), file);
});

test('other addresses name no file', () => {
  for (const address of ['blob:http://127.0.0.1/1', 'api/thumbnail?filename=a.png', 'view?subfolder=a']) {
    assert.equal(fileOf(address), undefined, address);
  }
});
