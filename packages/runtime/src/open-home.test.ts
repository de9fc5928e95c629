import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { homeFolder, openHome } from './open-home.js';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-home-'));
});
after(() => rm(root, { recursive: true, force: true }));

test('the home is TALKGRAPH_HOME, or the workspace folder beside the user', () => {
  assert.equal(homeFolder({}, '/a/b'), '/a/b/workspace');
  assert.equal(homeFolder({ TALKGRAPH_HOME: '' }, '/a/b'), '/a/b/workspace');
  assert.equal(homeFolder({ TALKGRAPH_HOME: 'here' }, '/a/b'), '/a/b/here');
  assert.equal(homeFolder({ TALKGRAPH_HOME: '/there' }, '/a/b'), '/there');
});

test('opening a home makes its folders, and may be done twice', async () => {
  const folder = join(root, 'new', 'home');
  const home = await openHome(folder);
  await openHome(folder);
  const names = 'artifacts custom_nodes inputs logs models outputs temp userdata workflows';
  assert.deepEqual((await readdir(folder)).sort(), names.split(' '));
  assert.equal(home.database, join(folder, 'talkgraph.db'));
  assert.equal(home.artifacts, join(folder, 'artifacts'));
});

test('a home that cannot be made is one clear error with its cause', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');
  await assert.rejects(openHome(join(file, 'home')), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'HOME_UNWRITABLE');
    assert.match(error.message, /TALKGRAPH_HOME/);
    assert.notEqual(error.cause, undefined);
    return true;
  });
});
