import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FolderFile } from './folder-files.js';
import { createNameMatcher } from './match-names.js';

const file = (name: string, extension: string): FolderFile => {
  return { file: `p/${name}.${extension}`, name, extension, kind: 'image' };
};

test('the very name goes before names that are alike', () => {
  const match = createNameMatcher([file('ann', 'png'), file('Ann', 'jpg'), file('Ann', 'png'), file('王 老师', 'png')]);
  const found = (name: string) => match(name).file?.file;
  assert.equal(found('Ann.png'), 'p/Ann.png');
  assert.equal(found('Ann'), 'p/Ann.jpg');
  assert.deepEqual(
    match('Ann').others.map((other) => other.file),
    ['p/Ann.png'],
  );
  assert.equal(found('ＡＮＮ'), 'p/ann.png');
  assert.equal(found(' 王　老师 '), 'p/王 老师.png');
  assert.equal(found('C:\\头像\\ann.png'), 'p/ann.png');
  assert.deepEqual([found('Bo'), found('')], [undefined, undefined]);
});
