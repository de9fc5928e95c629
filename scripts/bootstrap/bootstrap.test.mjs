import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isSupported } from './check-node.mjs';
import { folderSize } from './folder-size.mjs';
import { isInstalled } from './installed.mjs';
import { readsChinese } from './say.mjs';

const folder = mkdtempSync(join(tmpdir(), 'talkgraph-bootstrap-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('Node.js 20.19 is the oldest that will do', () => {
  const verdicts = ['18.20.8', '20.18.3', '20.19.0', '20.20.2', '21.0.0', '24.1.0'].map(isSupported);
  assert.deepEqual(verdicts, [false, false, true, true, true, true]);
});

test('the scripts speak the language of the system', () => {
  assert.equal(readsChinese({ LANG: 'zh_CN.UTF-8' }), true);
  assert.equal(readsChinese({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }), false);
  assert.equal(readsChinese({ LANG: 'en_GB.UTF-8', TALKGRAPH_LANG: 'zh' }), true);
  assert.equal(readsChinese({}), false);
});

test('packages are installed again when one is missing, of another version, or deleted', () => {
  const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } };
  const project = writeProject('project', wanted, { 'node_modules/a': { version: '1.0.0' } });
  assert.equal(isInstalled(project), true, 'an optional package may be absent');

  writeProject('project', { ...wanted, 'node_modules/c': { version: '1.0.0' } }, wanted);
  assert.equal(isInstalled(project), false, 'one is new in the lockfile');
  writeProject('project', { 'node_modules/a': { version: '1.0.1' } }, wanted);
  assert.equal(isInstalled(project), false, 'one has another version');
  writeProject('project', wanted, wanted);
  rmSync(join(project, 'node_modules/a'), { recursive: true });
  assert.equal(isInstalled(project), false, 'one was deleted by hand');
  rmSync(join(project, 'node_modules'), { recursive: true });
  assert.equal(isInstalled(project), false, 'nothing is installed');
});

test('the size of a folder counts every file once', async () => {
  mkdirSync(join(folder, 'sized/deep'), { recursive: true });
  writeFileSync(join(folder, 'sized/a'), 'x'.repeat(1000));
  writeFileSync(join(folder, 'sized/deep/b'), 'x'.repeat(234));
  assert.equal(await folderSize(join(folder, 'sized')), 1234);
});

/** A project with this lockfile, and with these packages installed as npm would note it. */
function writeProject(name, locked, installed) {
  const project = join(folder, name);
  for (const path of Object.keys(installed)) mkdirSync(join(project, path), { recursive: true });
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages: locked }));
  writeFileSync(join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  return project;
}
