import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Home, openHome } from '../open-home.js';
import { traversalNames } from '../testing/index.js';
import { parseFileReference } from './file-reference.js';
import { resolveBelow } from './resolve-below.js';
import { resolveNewUserFile, resolveUserFile } from './resolve-user-file.js';

let root = '';
let home: Home;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-files-'));
  home = await openHome(join(root, 'place'));
  await mkdir(join(home.inputs, '演示'));
  await writeFile(join(home.inputs, 'a.wav'), '');
  await writeFile(join(home.inputs, '演示', '声音 🎤 [1] v1.2-x.wav'), '');
  await writeFile(join(home.outputs, 'a.mp4'), '');
  await writeFile(join(root, 'secret.txt'), '');
});
after(() => rm(root, { recursive: true, force: true }));

const refused = { code: 'FILE_NAME_REFUSED', kind: 'user' };
const notFound = { code: 'FILE_NOT_FOUND', kind: 'user' };

test('a name is found below inputs/, and elsewhere with the folder behind it', async () => {
  assert.equal(await resolveUserFile(home, 'a.wav'), join(home.inputs, 'a.wav'));
  assert.equal(await resolveUserFile(home, 'a.wav [input]'), join(home.inputs, 'a.wav'));
  assert.equal(await resolveUserFile(home, 'a.mp4 [output]'), join(home.outputs, 'a.mp4'));
  const reference = { filename: 'a.mp4', subfolder: '', type: 'output' } as const;
  assert.equal(await resolveUserFile(home, reference), join(home.outputs, 'a.mp4'));
});

test('Chinese, emoji, brackets, points and hyphens are fine in names', async () => {
  const name = '演示/声音 🎤 [1] v1.2-x.wav';
  assert.equal(await resolveUserFile(home, name), join(home.inputs, name));
  const reference = { filename: '声音 🎤 [1] v1.2-x.wav', subfolder: '演示/', type: 'input' } as const;
  assert.equal(await resolveUserFile(home, reference), join(home.inputs, name));
  for (const fine of [
    '100%.wav',
    '50%20off.wav',
    'image%3A12.png',
    '..a.wav',
    'a..b.wav',
    '.hidden',
    'console.wav',
    '~a.wav',
    '，。：.wav',
  ]) {
    assert.equal(await resolveNewUserFile(home, fine), join(home.inputs, fine));
  }
});

test('every name of the traversal corpus is refused with one code, for reading and for writing', async () => {
  for (const name of traversalNames) {
    await assert.rejects(resolveUserFile(home, name), refused, JSON.stringify(name));
    await assert.rejects(resolveNewUserFile(home, name), refused, JSON.stringify(name));
    await assert.rejects(resolveNewUserFile(home, `${name} [output]`), refused, JSON.stringify(name));
    const reference = { filename: name, subfolder: '', type: 'output' } as const;
    await assert.rejects(resolveNewUserFile(home, reference), refused, JSON.stringify(name));
    const below = { filename: 'b.wav', subfolder: name, type: 'temp' } as const;
    if (!name.includes(' [')) await assert.rejects(resolveNewUserFile(home, below), refused, JSON.stringify(name));
  }
});

test('an unknown kind of folder is refused', async () => {
  const reference = { filename: 'a.wav', subfolder: '', type: 'models' as 'input' };
  await assert.rejects(resolveUserFile(home, reference), refused);
});

test('whatever the name, what is answered lies below the root', async () => {
  const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%252e', '%2f', 'a', ':', ' ', '\0', '字', '%', 'con');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const path = await resolveNewUserFile(home, pieces.join('')).catch((error: { code: string }) => {
        assert.equal(error.code, 'FILE_NAME_REFUSED');
        return undefined;
      });
      if (path !== undefined) assert.ok(path.startsWith(`${home.inputs}/`));
    }),
    { numRuns: 500 },
  );
});

test('links are followed inside the root and refused where they lead out', async () => {
  await symlink('a.wav', join(home.inputs, 'inside.wav'));
  await symlink(join(root, 'secret.txt'), join(home.inputs, 'outside.txt'));
  await symlink(root, join(home.inputs, 'up'));
  await symlink(join(root, 'not-there'), join(home.inputs, 'dangling'));
  await symlink('loop', join(home.inputs, 'loop'));
  assert.equal(await resolveUserFile(home, 'inside.wav'), join(home.inputs, 'inside.wav'));
  for (const name of ['outside.txt', 'up/secret.txt', 'up/place/outputs/a.mp4', 'dangling', 'loop', 'loop/a.wav']) {
    await assert.rejects(resolveUserFile(home, name), refused, name);
    await assert.rejects(resolveNewUserFile(home, name), refused, name);
  }
  await assert.rejects(resolveNewUserFile(home, 'up/new/deep/file.txt'), refused);
  await assert.rejects(resolveNewUserFile(home, 'dangling/new.txt'), refused);
});

test('a root that is a link itself is the operator’s choice', async () => {
  await symlink(home.inputs, join(root, 'linked'));
  assert.equal(await resolveBelow(join(root, 'linked'), 'a.wav', 'file'), join(root, 'linked', 'a.wav'));
});

test('what does not exist is told apart from what is refused', async () => {
  await assert.rejects(resolveUserFile(home, 'missing.wav'), notFound);
  await assert.rejects(resolveUserFile(home, 'missing/missing.wav'), notFound);
  await assert.rejects(resolveUserFile(home, '演示'), notFound);
  await assert.rejects(resolveUserFile(home, 'a.wav/b.wav'), notFound);
  await assert.rejects(resolveNewUserFile(home, 'a.wav/b.wav'), refused);
  await assert.rejects(resolveBelow(home.inputs, 'a.wav', 'folder'), notFound);
  assert.equal(await resolveBelow(home.inputs, '演示', 'folder'), join(home.inputs, '演示'));
  assert.equal(await resolveBelow(join(root, 'to', 'be', 'made'), 'x', 'new'), join(root, 'to', 'be', 'made', 'x'));
});

test('the sentence shows control characters and does not grow endless', async () => {
  const error = await resolveUserFile(home, `a\n${'b'.repeat(500)}`).catch((caught: Error) => caught);
  assert.match((error as Error).message, /"a\\x0ab+…"/);
  assert.ok((error as Error).message.length < 400);
});

test('a name is taken apart into folder, sub-folder and file name', () => {
  const reference = (type: string, subfolder: string, filename: string) => ({ type, subfolder, filename });
  assert.deepEqual(parseFileReference('a.wav'), reference('input', '', 'a.wav'));
  assert.deepEqual(parseFileReference('x/y/a.wav [output]'), reference('output', 'x/y', 'a.wav'));
  assert.deepEqual(parseFileReference('演示/a [1].png [temp]'), reference('temp', '演示', 'a [1].png'));
});
