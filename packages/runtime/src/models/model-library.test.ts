import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ModelLibrary, type ModelProgress } from './model-library.js';

async function openPlace(t: TestContext) {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-models-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const models = join(root, 'models');
  const elsewhere = join(root, 'elsewhere');
  await mkdir(join(elsewhere, 'kokoro', 'espeak-ng-data', 'lang'), { recursive: true });
  await writeFile(join(elsewhere, 'net.onnx'), 'weights');
  await writeFile(join(elsewhere, 'net.onnx.data'), 'more weights');
  await writeFile(join(elsewhere, 'kokoro', 'model.onnx'), 'voice');
  await writeFile(join(elsewhere, 'kokoro', 'tokens.txt'), 'a 1');
  await writeFile(join(elsewhere, 'kokoro', 'espeak-ng-data', 'lang', 'zh'), 'zh');
  return { models, elsewhere, library: new ModelLibrary({ models }) };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const manifestOf = async (models: string) => JSON.parse(await readFile(join(models, 'manifest.json'), 'utf8'));

test('a model is copied whole, hashed and listed in a stable order, with what is known of it', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  const told: ModelProgress[] = [];
  const kokoro = { kind: 'tts', name: 'kokoro-multi-lang-v1_1' } as const;
  const added = await library.add(join(elsewhere, 'kokoro'), kokoro, { onProgress: (one) => told.push(one) });
  assert.deepEqual([added.condition, added.bytes, added.licence], ['ok', 10, 'Apache-2.0']);
  assert.deepEqual(told.at(-1), { stage: 'hash', doneBytes: 10, totalBytes: 10 });
  await library.add(join(elsewhere, 'net.onnx'), { kind: 'face-enhance', name: 'mine.onnx', note: 'from the archive' });
  const { version, models: listed } = await manifestOf(models);
  assert.equal(version, 1);
  assert.deepEqual(listed[0], {
    kind: 'face-enhance',
    name: 'mine.onnx',
    note: 'from the archive',
    files: [
      { path: 'face-enhance/mine.onnx', bytes: 7, sha256: sha256('weights') },
      { path: 'face-enhance/mine.onnx.data', bytes: 12, sha256: sha256('more weights') },
    ],
  });
  assert.deepEqual(
    listed[1].files.map(({ path }: { path: string }) => path),
    ['espeak-ng-data/', 'model.onnx', 'tokens.txt'].map((file) => `tts/kokoro-multi-lang-v1_1/${file}`),
  );
  assert.equal(listed[1].files[0].sha256, sha256(`${sha256('zh')}  lang/zh\n`));
  assert.deepEqual(await readdir(join(models, '.incoming')), []);
});

test('what lies there is told from what was listed: changed, missing, not listed, not read yet', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  for (const name of ['a.onnx', 'b.onnx', 'c.onnx']) {
    await library.add(join(elsewhere, 'net.onnx'), { kind: 'lipsync', name });
  }
  const conditions = async () => (await library.list()).map(({ name, condition }) => `${name} ${condition}`);
  await writeFile(join(models, 'lipsync', 'a.onnx'), 'WEIGHTS');
  await rm(join(models, 'lipsync', 'b.onnx'));
  await writeFile(join(models, 'lipsync', 'd.onnx'), 'by hand');
  await writeFile(join(models, 'lipsync', 'readme.txt'), 'no model');
  const later = new Date(Date.now() + 5000);
  await utimes(join(models, 'lipsync', 'c.onnx'), later, later);
  assert.deepEqual(await conditions(), ['a.onnx unchecked', 'b.onnx missing', 'c.onnx unchecked', 'd.onnx unlisted']);
  const changed = await library.check('lipsync', 'a.onnx');
  assert.deepEqual([changed.condition, changed.differing], ['changed', ['lipsync/a.onnx']]);
  assert.equal((await library.check('lipsync', 'c.onnx')).condition, 'ok');
  assert.equal((await library.record('lipsync', 'd.onnx', { licence: 'MIT' })).licence, 'MIT');
  assert.deepEqual(await conditions(), ['a.onnx changed', 'b.onnx missing', 'c.onnx ok', 'd.onnx ok']);
  assert.equal(await library.hash('lipsync', 'd.onnx'), sha256('by hand'));
});

test('a name that is taken is kept, unless it shall be replaced', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  await library.add(join(elsewhere, 'net.onnx'), { kind: 'lipsync', name: 'a.onnx', licence: 'MIT' });
  await writeFile(join(elsewhere, 'new.onnx'), 'newer');
  const add = { kind: 'lipsync', name: 'a.onnx' } as const;
  await assert.rejects(library.add(join(elsewhere, 'new.onnx'), add), { code: 'MODEL_EXISTS' });
  const replaced = await library.add(join(elsewhere, 'new.onnx'), { ...add, replace: true });
  assert.deepEqual([replaced.condition, replaced.licence], ['ok', 'MIT']);
  assert.equal(await readFile(join(models, 'lipsync', 'a.onnx'), 'utf8'), 'newer');
  assert.deepEqual(await readdir(join(models, 'lipsync')), ['a.onnx'], 'the old weights beside it are gone');
});

test('links lead to the model where it lies, and removing them leaves it there', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  await library.add(join(elsewhere, 'kokoro'), { kind: 'tts', link: true });
  assert.equal((await library.state('tts', 'kokoro')).condition, 'ok');
  await library.remove('tts', 'kokoro');
  assert.deepEqual(await readdir(join(models, 'tts')), []);
  assert.equal(await readFile(join(elsewhere, 'kokoro', 'tokens.txt'), 'utf8'), 'a 1');
  assert.deepEqual((await manifestOf(models)).models, []);
  await assert.rejects(library.remove('tts', 'kokoro'), { code: 'MODEL_NOT_FOUND' });
});

test('a copy that is stopped, a hostile name and a broken list leave everything as it was', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  const source = join(elsewhere, 'net.onnx');
  await assert.rejects(library.add(source, { kind: 'lipsync' }, { signal: AbortSignal.abort() }), {
    name: 'AbortError',
  });
  for (const name of ['../a.onnx', 'x/a.onnx', '..', 'a.exe', '.a.onnx', 'con.onnx']) {
    await assert.rejects(library.add(source, { kind: 'lipsync', name }), { code: 'FILE_NAME_REFUSED' }, name);
  }
  assert.deepEqual(await library.list(), []);
  await writeFile(join(models, 'manifest.json'), '{"models": [');
  await assert.rejects(library.list(), { code: 'MODELS_MANIFEST_BROKEN' });
  await assert.rejects(library.add(source, { kind: 'lipsync' }), { code: 'MODELS_MANIFEST_BROKEN' });
  assert.equal(await readFile(join(models, 'manifest.json'), 'utf8'), '{"models": [');
  assert.deepEqual(await readdir(join(models, 'lipsync')).catch(() => []), []);
});

test('many at once are all listed, and what a person wrote into the list stays', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  const other = new ModelLibrary({ models });
  const names = Array.from({ length: 8 }, (_, i) => `${i}.onnx`);
  await Promise.all(
    names.map((name, i) => (i % 2 ? library : other).add(join(elsewhere, 'net.onnx'), { kind: 'lipsync', name })),
  );
  const manifest = await manifestOf(models);
  assert.deepEqual(
    manifest.models.map(({ name }: { name: string }) => name),
    names,
  );
  manifest.models[0].bought = '2026-11-01';
  await writeFile(join(models, 'manifest.json'), JSON.stringify(manifest));
  await symlink(join(elsewhere, 'nowhere'), join(models, 'lipsync', 'dead.onnx'));
  await library.record('lipsync', '0.onnx');
  assert.equal((await manifestOf(models)).models[0].bought, '2026-11-01');
  assert.equal((await library.list()).length, 8);
});

test('a list whose names lead elsewhere is not believed, and nothing there is removed', async (t) => {
  const { models, elsewhere, library } = await openPlace(t);
  await mkdir(models);
  for (const name of ['../../elsewhere', '..', 'a/../../../elsewhere', '..\\..\\elsewhere', '']) {
    const files = [{ path: 'tts/x', bytes: 1, sha256: '' }];
    await writeFile(join(models, 'manifest.json'), JSON.stringify({ models: [{ kind: 'tts', name, files }] }));
    await assert.rejects(library.remove('tts', name), { code: 'MODELS_MANIFEST_BROKEN' }, name);
  }
  assert.equal((await readdir(elsewhere)).length, 3);
});
