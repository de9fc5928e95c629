import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const home = join(folder, 'home');

test('doctor finds that the main job can run here, and leaves nothing in the working folder', async () => {
  const { code, stdout, stderr } = await runTalkgraph(['doctor'], { env: { TALKGRAPH_HOME: home } });
  assert.equal(code, 0, stdout);
  assert.equal(stderr, '');
  assert.match(stdout, /Face models +ok +3 models load and run/);
  assert.match(stdout, /"talkgraph talk" can run/);
  assert.deepEqual(readdirSync(join(home, 'temp')), []);
});

test('doctor names a custom pack that is broken, which does not keep the main job from running', async () => {
  const other = join(folder, 'packs');
  mkdirSync(join(other, 'custom_nodes', 'bad'), { recursive: true });
  writeFileSync(join(other, 'custom_nodes', 'bad', 'index.ts'), 'export default 5;');
  const { code, stdout } = await runTalkgraph(['doctor'], { env: { TALKGRAPH_HOME: other } });
  assert.equal(code, 0, stdout);
  assert.match(stdout, /Workflows +ok +the queue opens/);
  assert.match(stdout, /Node packs +note +\d+ loaded, 1 left out\n +→ .*custom_nodes\/bad/);
});

test('doctor --json answers the same as data, in the user’s language', async () => {
  const { code, stdout } = await runTalkgraph(['doctor', '--json', '--lang', 'zh'], { env: { TALKGRAPH_HOME: home } });
  assert.equal(code, 0);
  const { ready, findings } = JSON.parse(stdout);
  assert.equal(ready, true);
  const byName = Object.fromEntries(findings.map((finding: { check: string }) => [finding.check, finding]));
  assert.equal(byName.node.data.version, process.versions.node);
  assert.ok(byName.size.data.bytes > 100e6 && byName.size.data.bytes < 1e9);
  assert.match(byName.home.found, /可写/);
});

test('doctor says what to do when its folder cannot be written to, and ends with 1', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { code, stdout } = await runTalkgraph(['doctor'], { env: { TALKGRAPH_HOME: join(file, 'home') } });
  assert.equal(code, 1);
  assert.match(stdout, /Working folder +problem/);
  assert.match(stdout, /→ .*TALKGRAPH_HOME/);
  assert.equal(existsSync(join(file, 'home')), false);
});
