import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allFolders, cleanFolder, cleanName, contentOf, folderOf, freePath, titleOf } from './workflow-path.js';

test('a path is a folder and a title', () => {
  assert.deepEqual([folderOf('a/b/c'), titleOf('a/b/c')], ['a/b', 'c']);
  assert.deepEqual([folderOf('c'), titleOf('c')], ['', 'c']);
});

test('typed names lose what file systems refuse', () => {
  assert.equal(cleanName('  a/b:c?.json '), 'a b c');
  assert.equal(cleanName('../..'), '');
  assert.equal(cleanName('.hidden'), 'hidden');
  assert.equal(cleanName('早间 新闻'), '早间 新闻');
});

test('a free path has a number where the name is taken, in whatever case', () => {
  assert.equal(freePath('a', 'x', ['a/y']), 'a/x');
  assert.equal(freePath('a', 'x', ['a/X', 'a/x (2)']), 'a/x (3)');
  assert.equal(freePath('', 'x', ['a/x']), 'x');
});

describe('contentOf', () => {
  const files = ['b', 'a', 'a10', 'a2', 'films/x', 'films/old/y', 'music/z'].map((path) => ({ path }));
  test('lists folders and files of one level', () => {
    const { folders, files: shown } = contentOf(files, '', ['empty', 'films'], 'en');
    assert.deepEqual(folders, ['empty', 'films', 'music']);
    assert.deepEqual(
      shown.map(({ path }) => path),
      ['a', 'a2', 'a10', 'b'],
    );
  });
  test('looks into a folder, not into one whose name only begins the same', () => {
    const { folders, files: shown } = contentOf(files, 'films', ['films2/x'], 'en');
    assert.deepEqual(folders, ['old']);
    assert.deepEqual(
      shown.map(({ path }) => path),
      ['films/x'],
    );
  });
});

test('folders typed by hand are cleaned part by part, and listed with those around them', () => {
  assert.equal(cleanFolder(' /films//old\\a?/../ '), 'films/old/a');
  assert.equal(cleanFolder(''), '');
  assert.deepEqual(allFolders([{ path: 'a/b/x' }, { path: 'y' }], ['c']), ['a', 'a/b', 'c']);
});
