import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createRegistry, silentLogger } from '@talkgraph/engine';
import { createJiti } from 'jiti';

// Talkgraph loads TypeScript in the same way.
const { default: pack } = await createJiti(import.meta.url).import('./index.ts');
const readLines = createRegistry([pack]).find('ReadLines');

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-lines-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const files = { find: async (name) => join(folder, name) };

/** Runs the node over a file with this content. */
async function run(content, inputs = {}) {
  await writeFile(join(folder, 'a.txt'), content);
  const context = { files, log: silentLogger, signal: new AbortController().signal, progress() {} };
  return readLines.run({ file: 'a.txt', skip_comments: true, limit: 0, ...inputs }, context);
}

test('lines are handed on without blanks, comments and line ends of any kind', async () => {
  const answer = await run('\ufeffone\r\n  two \n\n# three\rfour');
  assert.deepEqual(answer, { lines: ['one', 'two', 'four'], count: 3 });
});

test('comments are kept when asked for, and the limit holds', async () => {
  assert.deepEqual((await run('# a\nb\nc', { skip_comments: false, limit: 2 })).lines, ['# a', 'b']);
});

test('files of Chinese editors are read too', async () => {
  assert.deepEqual((await run(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))).lines, ['你好']);
  assert.deepEqual((await run(Buffer.from('\ufeff你好', 'utf16le'))).lines, ['你好']);
});

test('a file without lines is a mistake that says what to do', async () => {
  await assert.rejects(run('\n# nothing\n'), { code: 'READ_LINES_EMPTY' });
});

test('only text files are accepted, before anything runs', () => {
  const { check } = readLines.check;
  assert.equal(check({ file: 'names.TXT' }), true);
  assert.equal(check({}), true);
  assert.match(check({ file: 'film.mp4' }).en, /text file/);
});

test('a changed file has another fingerprint, so that it is read again', async () => {
  const take = () => readLines.fingerprint({ file: 'a.txt' }, { files });
  await run('one');
  const first = await take();
  assert.equal(await take(), first);
  await run('two');
  assert.notEqual(await take(), first);
  assert.ok(Number.isNaN(await readLines.fingerprint({}, { files })));
});
