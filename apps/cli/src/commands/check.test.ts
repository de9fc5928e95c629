import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const env = { TALKGRAPH_HOME: join(folder, 'home') };
const workflows = join(folder, 'workflows');
const example = (name: string) => readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), 'utf8');

const check = (...args: string[]) => runTalkgraph(['check', ...args], { env });

function write(name: string, workflow: unknown): void {
  mkdirSync(workflows, { recursive: true });
  writeFileSync(join(workflows, name), typeof workflow === 'string' ? workflow : JSON.stringify(workflow));
}

test('a workflow is tried on a small person and a few words, recorded, and the same the next time', async () => {
  const talk = JSON.parse(example('talking-head.json'));
  talk['3'].inputs.resolution = '720p';
  write('talk.json', talk);
  const first = await check(workflows);
  assert.match(first.stdout, /✓ .*talk\.json: runs; nothing was recorded yet/, first.stderr);
  assert.equal((await check(workflows, '--update')).code, 0);
  const expected = JSON.parse(readFileSync(join(workflows, 'talk.expected.json'), 'utf8'));
  const [video] = expected.results;
  assert.deepEqual([video.name, video.height, video.fps, video.durationSeconds], ['mp4 1', 720, 25, 1.4]);
  assert.ok(video.quality.total > 50 && video.mouth.length === 35);

  const again = await check(workflows);
  assert.deepEqual([again.code, /as recorded/.test(again.stdout)], [0, true], again.stdout);

  talk['3'].inputs.options = ['9', 0];
  talk['9'] = { class_type: 'LipIntensity', inputs: { intensity: 0 } };
  talk['4'].inputs.quality = 45;
  write('talk.json', talk);
  const junit = join(folder, 'report.xml');
  const changed = await check(workflows, '--junit', junit);
  assert.equal(changed.code, 1);
  assert.match(changed.stdout, /✗ .*talk\.json: makes something else than recorded/);
  assert.match(changed.stdout, /the mouth moves otherwise than it did|quality part/);
  assert.match(readFileSync(junit, 'utf8'), /<testsuite name="talkgraph check" tests="1" failures="1"[\s\S]*<failure /);
  assert.ok(!existsSync(join(folder, 'home', 'outputs', 'video')), 'nothing was made in the home of the user');
});

test('a workflow with an unknown node, and a file that is none, are told without holding up the others', async () => {
  const place = join(folder, 'broken');
  mkdirSync(place);
  writeFileSync(join(place, 'a.json'), '{"1": {"class_type": "NoSuchNode", "inputs": {}}}');
  writeFileSync(join(place, 'b.json'), 'no JSON');
  writeFileSync(join(place, 'c.json'), example('photo-talks.json'));
  const { code, stdout, stderr } = await check(place, '--no-run');
  assert.equal(code, 1);
  assert.match(stdout, /✗ .*a\.json: cannot be run[\s\S]*NoSuchNode/);
  assert.match(stdout, /✗ .*b\.json: cannot be run/);
  assert.match(stdout, /✓ .*c\.json: nodes and inputs are right/);
  assert.match(stderr, /3 workflows checked, 2 need a look/);
});
