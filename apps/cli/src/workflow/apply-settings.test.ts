import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { boolean, createRegistry, defineNode, definePack, float, int, string } from '@talkgraph/engine';
import { parse, stringify } from 'lossless-json';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { applySettings } from './apply-settings.js';
import { parseSetting } from './setting.js';

const folder = temporaryFolder();
const words = { en: 'x', zh: '字' };
const say = defineNode({
  type: 'Say',
  version: 1,
  label: words,
  category: 'test',
  summary: words,
  inputs: {
    text: { type: string, optional: true },
    count: { type: int, optional: true },
    speed: { type: float, optional: true },
    loud: { type: boolean, optional: true },
    voice: { type: string, upload: 'audio', optional: true },
  },
  outputs: {},
  outputNode: true,
  run: () => ({}),
});
const registry = createRegistry([definePack({ name: 'test', version: '1.0.0', nodes: [say] })]);
const written = `{"1":{"class_type":"Say","inputs":{"text":"a","speed":5.0},"_meta":{"title":"Speaker A"}},
  "2":{"class_type":"Say","inputs":{"text":["1",0]},"_meta":{"title":"Speaker.B"}}}`;

async function set(...given: string[]): Promise<string> {
  const imported: string[] = [];
  const prompt = await applySettings(parse(written) as never, given.map(parseSetting), {
    registry,
    folder,
    importFile: async (path) => {
      imported.push(path);
      return `imported-${imported.length}.wav`;
    },
  });
  return stringify(prompt) ?? '';
}

test('a value takes the type that the input declares, and the rest of the file stays as it was written', async () => {
  const text = await set('1.count=+7', '1.speed=0.5', '1.loud=true', '2.text=12');
  const { '1': first, '2': second } = JSON.parse(text);
  assert.deepEqual(first.inputs, { text: 'a', speed: 0.5, count: 7, loud: true });
  assert.deepEqual(second.inputs, { text: '12' });
  assert.match(await set('1.count=1'), /"speed":5\.0/);
});

test('a node may be named by its title, also one with a point in it', async () => {
  assert.equal(JSON.parse(await set('Speaker A.text=x'))['1'].inputs.text, 'x');
  assert.equal(JSON.parse(await set('Speaker.B.text=x=y'))['2'].inputs.text, 'x=y');
});

test('a file that is here is put where workflows find it; any other name is left alone', async () => {
  writeFileSync(join(folder, 'here.wav'), 'x');
  assert.equal(JSON.parse(await set('1.voice=here.wav'))['1'].inputs.voice, 'imported-1.wav');
  assert.equal(JSON.parse(await set('1.voice=there.wav'))['1'].inputs.voice, 'there.wav');
});

const mistakes: [given: string, code: string][] = [
  ['9.text=x', 'SETTING_NODE_UNKNOWN'],
  ['Say.text=x', 'SETTING_NODE_UNKNOWN'],
  ['1.colour=x', 'SETTING_INPUT_UNKNOWN'],
  ['1.count=1.5', 'SETTING_VALUE_INVALID'],
  ['1.speed=fast', 'SETTING_VALUE_INVALID'],
  ['1.loud=yes', 'SETTING_VALUE_INVALID'],
];
for (const [given, code] of mistakes) {
  test(`--set ${given} is refused with ${code}`, () => assert.rejects(set(given), { code, kind: 'user' }));
}

for (const given of ['1', '1.text', '=x', '.text=x', '1.=x', 'text=x']) {
  test(`--set ${given} does not say which input`, () =>
    assert.throws(() => parseSetting(given), { code: 'CLI_OPTION_INVALID' }));
}
