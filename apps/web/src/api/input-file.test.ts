import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputFile, inputName } from './input-file.js';

test('names of files are read as nodes write them', () => {
  assert.deepEqual(inputFile('人物.mp4'), { filename: '人物.mp4', subfolder: '', type: 'input' });
  assert.deepEqual(inputFile('甲/乙/a b.wav [output]'), { filename: 'a b.wav', subfolder: '甲/乙', type: 'output' });
  assert.deepEqual(inputFile('a [1].wav'), { filename: 'a [1].wav', subfolder: '', type: 'input' });
});

test('names are written as they are read', () => {
  for (const name of ['a.png', 'x/y/a.png', 'x/a.png [temp]']) assert.equal(inputName(inputFile(name)), name);
});
