import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { withoutPlaces } from './without-places.js';

test('texts name files relative to the home, however deep they lie and whichever way the place is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-用 户-'));
  const link = `${folder}-link`;
  await symlink(folder, link);
  try {
    const tell = withoutPlaces(link);
    const url = pathToFileURL(join(folder, 'custom_nodes', 'a.ts')).href;
    const told = tell({
      text: {
        en: `${join(link, 'inputs', 'a.png')} cannot be read`,
        zh: `无法读取 ${join(folder, 'inputs', 'a.png')}。`,
      },
      traceback: [`at run (${url}:3:4)`, `${link} is full`, `${link}2/inputs/a.png`],
      times: 3,
    });
    assert.deepEqual(told, {
      text: { en: 'inputs/a.png cannot be read', zh: '无法读取 inputs/a.png。' },
      traceback: ['at run (custom_nodes/a.ts:3:4)', '. is full', `${link}2/inputs/a.png`],
      times: 3,
    });
  } finally {
    await rm(link);
    await rm(folder, { recursive: true });
  }
});

test('the places of the program are left out of tracebacks', () => {
  const stack = new Error('it fails').stack ?? '';
  assert.match(stack, /file:\/\/\//);
  assert.match(withoutPlaces('/nowhere')(stack), /at .*\(?packages\/runtime\/dist\/files\/without-places\.test\.js:/);
  assert.doesNotMatch(
    withoutPlaces('/nowhere')(stack),
    /without-places\.test\.js.*file:|file:.*without-places\.test\.js/,
  );
});

test('a home that is a whole disk hides nothing', () => {
  assert.equal(withoutPlaces('/')('/etc/passwd'), '/etc/passwd');
});
