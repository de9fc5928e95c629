import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const env = { TALKGRAPH_HOME: join(folder, 'home') };
const example = (name: string) => fileURLToPath(new URL(`../../../../examples/${name}`, import.meta.url));
const changed = join(folder, 'changed.json');
const workflow = JSON.parse(readFileSync(example('talking-head.json'), 'utf8'));
workflow['3'].inputs.resolution = '720p';
workflow['9'] = { class_type: 'LipIntensity', inputs: { intensity: 0.8 } };
workflow['3'].inputs.options = ['9', 0];
writeFileSync(changed, JSON.stringify(workflow));

test('a workflow of the editor does not differ from itself in API format', async () => {
  const converted = join(folder, 'converted.json');
  const saved = example('talking-head.ui.json');
  await runTalkgraph(['convert', saved, '-o', converted], { env });
  const { code, stdout } = await runTalkgraph(['diff', saved, converted, '--exit-code'], { env });
  assert.match(stdout, /do the same/);
  assert.equal(code, 0);
});

test('differences are told with the labels of the editor, in the language of the user', async () => {
  const english = await runTalkgraph(['diff', example('talking-head.json'), changed, '--exit-code'], { env });
  assert.equal(english.code, 1);
  assert.match(english.stdout, /~ HeyGem Generator \(node 3\): "Resolution" was "1080p", is now "720p"\./);
  assert.match(english.stdout, /"Settings" is now ".+" of Lip Intensity \(node 9\)\./);
  assert.match(english.stdout, /\+ Lip Intensity \(node 9\) was added\.\n3 differences\./);
  const chinese = await runTalkgraph(['diff', example('talking-head.json'), changed, '--lang', 'zh'], { env });
  assert.equal(chinese.code, 0);
  assert.match(chinese.stdout, /~ HeyGem Generator（节点 3）：“分辨率”由 "1080p" 改为 "720p"。/);
});

test('programs read the differences as JSON', async () => {
  const { stdout } = await runTalkgraph(['diff', example('talking-head.json'), changed, '--json'], { env });
  const { changes } = JSON.parse(stdout);
  assert.deepEqual(changes.map(({ kind }: { kind: string }) => kind).sort(), ['input', 'input', 'node-added']);
});

test('a file that is no workflow is refused in a sentence', async () => {
  const { code, stderr } = await runTalkgraph(['diff', example('talking-head.json'), join(folder, 'none.json')], {
    env,
  });
  assert.equal(code, 2);
  assert.match(stderr, /WORKFLOW_NOT_FOUND/);
});
