import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { definePack, SubgraphBuilder } from '@talkgraph/engine';
import { loadCustomPacks } from './load-custom-packs.js';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-packs-'));
  folder = join(root, 'custom_nodes');
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const load = (options: Partial<Parameters<typeof loadCustomPacks>[1]> = {}) =>
  loadCustomPacks(folder, { builtIn: [], ...options });

/** A pack of one node, as source. */
function packSource(name: string, type: string, more = ''): string {
  return `
    import { defineNode, definePack, string } from '@talkgraph/engine';
    ${more}
    const text = (en: string) => ({ en, zh: en });
    const node = defineNode({
      type: '${type}', version: 1, label: text('A'), category: 'test', summary: text('A'),
      inputs: { a: { type: string } }, outputs: { b: { type: string } },
      run: ({ a }) => ({ b: a as string }),
    });
    export default definePack({ name: '${name}', version: '1.2.3', nodes: [node] });`;
}

const namesOf = (loaded: Awaited<ReturnType<typeof load>>) => loaded.packs.map((pack) => pack.pack.name);

test('packs are loaded from folders and single files, in the order of their names', async () => {
  await put({
    'b/index.ts': packSource('from-index', 'B'),
    'a.ts': packSource('from-file', 'A'),
    'c/package.json': '{"main": "./lib/main.ts"}',
    'c/lib/main.ts': packSource('from-main', 'C'),
    'd/package.json': '{"exports": {".": {"import": "./entry.mts"}}, "main": "no.js"}',
    'd/entry.mts': packSource('from-exports', 'D'),
    'e/index.js': 'export default { name: "from-js", version: "1", nodes: [] };',
    'f/index.mjs': 'export default { name: "from-mjs", version: "1", nodes: [] };',
  });
  const loaded = await load();
  assert.deepEqual(loaded.problems, []);
  assert.deepEqual(namesOf(loaded), ['from-file', 'from-index', 'from-main', 'from-exports', 'from-js', 'from-mjs']);
  const state = { name: 'from-index', folder: join(folder, 'b'), version: '1.2.3', nodeTypes: ['B'] };
  assert.deepEqual(loaded.packs[1]?.state, state);
});

test('what is disabled, hidden, or no pack is left alone', async () => {
  await put({
    'off.disabled/index.ts': packSource('off', 'A'),
    '.git/index.ts': packSource('hidden', 'B'),
    'node_modules/x/index.js': 'export default 1;',
    '__pycache__/index.js': 'export default 1;',
    'README.md': 'words',
    'types.d.ts': 'export {};',
    'pack.test.ts': 'throw new Error("tests are not packs");',
  });
  assert.deepEqual(await load(), { packs: [], problems: [] });
});

test('a pack gets the program’s own modules wherever it lies, its own files, and its own dependencies', async () => {
  await put({
    'a/index.ts': packSource(
      'uses',
      'A',
      `import { SubgraphBuilder } from '@talkgraph/engine';
       import { images } from '@talkgraph/nodes';
       import dependency from 'dependency';
       import { count, countUp } from './own.js';
       import { again } from './again';
       countUp();
       (globalThis as any).seenByPack = { SubgraphBuilder, images, dependency, count: count(), again: again() };`,
    ),
    'a/own.ts': 'let n = 0; export const count = () => n; export function countUp(): void { n += 1; }',
    'a/again.ts': `import { count } from './own.ts'; export const again = () => count();`,
    'a/node_modules/dependency/package.json': '{"name": "dependency", "type": "module", "exports": "./d.js"}',
    'a/node_modules/dependency/d.js': 'export default "version 1";',
    'b/index.ts': packSource(
      'other',
      'B',
      `import dependency from 'dependency'; (globalThis as any).other = dependency;`,
    ),
    'b/node_modules/dependency/package.json': '{"name": "dependency", "main": "d.js"}',
    'b/node_modules/dependency/d.js': 'module.exports = "version 2";',
  });
  const images = { name: 'images' };
  const loaded = await load({ modules: { '@talkgraph/nodes': { images } } });
  assert.deepEqual(loaded.problems, []);
  const seen = globalThis as unknown as { seenByPack: Record<string, unknown>; other: unknown };
  assert.deepEqual(seen.seenByPack, { SubgraphBuilder, images, dependency: 'version 1', count: 1, again: 1 });
  assert.equal(seen.seenByPack.SubgraphBuilder, SubgraphBuilder);
  assert.equal(seen.other, 'version 2');
});

test('loading again reads changed files again', async () => {
  await put({ 'a/index.ts': packSource('first', 'A', `import './side.js';`), 'a/side.ts': 'export {};' });
  assert.deepEqual(namesOf(await load()), ['first']);
  await put({
    'a/index.ts': packSource('second', 'A', `import './side.js';`),
    'a/side.ts': 'throw new Error("side");',
  });
  const second = await load();
  assert.match(second.problems[0]?.problem?.text.en ?? '', /Error: side/);
  await put({ 'a/side.ts': 'export {};' });
  assert.deepEqual(namesOf(await load()), ['second']);
});

test('compiled TypeScript is kept where the caller says, and found there again only while it fits the source', async () => {
  const cacheFolder = join(root, 'temp', 'compiled');
  for (const name of ['first', 'first', 'second']) {
    await put({ 'a/index.ts': packSource(name, 'A') });
    assert.deepEqual(namesOf(await load({ cacheFolder })), [name]);
  }
  assert.equal((await readdir(cacheFolder)).length, 1);
});

test('a folder that the operator linked is loaded', async () => {
  await mkdir(join(root, 'elsewhere'));
  await writeFile(join(root, 'elsewhere', 'index.ts'), packSource('linked', 'A'));
  await symlink(join(root, 'elsewhere'), join(folder, 'link'));
  await symlink(join(root, 'nowhere'), join(folder, 'broken-link'));
  assert.deepEqual(namesOf(await load()), ['linked']);
});

test('a broken pack is reported by its name in both languages, and the rest are loaded', async () => {
  await put({
    'good/index.ts': packSource('good', 'Good'),
    'throws/index.ts': 'throw new TypeError("x is not a function"); export default 1;',
    'syntax/index.ts': 'export default {',
    'missing/index.ts': 'import x from "not-installed"; export default x;',
    'no-entry/readme.txt': '',
    'no-main/package.json': '{"main": "dist/index.js"}',
    'bad-json/package.json': '{',
    'no-default/index.ts': 'export const pack = 1;',
    'no-pack/index.ts': 'export default { hello: 1 };',
    'no-run/index.ts': packSource('no-run', 'NoRun').replace('run:', 'walk:'),
  });
  const loaded = await load();
  assert.deepEqual(namesOf(loaded), ['good']);
  const problems = Object.fromEntries(loaded.problems.map((state) => [state.name, state.problem?.text]));
  assert.deepEqual(Object.keys(problems).sort(), [
    'bad-json',
    'missing',
    'no-default',
    'no-entry',
    'no-main',
    'no-pack',
    'no-run',
    'syntax',
    'throws',
  ]);
  for (const state of loaded.problems) {
    assert.equal(state.problem?.code, 'PACK_BROKEN');
    assert.ok(state.problem?.text.en.includes(`custom_nodes/${state.name} `));
    assert.ok(state.problem?.text.zh.includes(`custom_nodes/${state.name} `));
  }
  assert.match(problems.throws!.en, /TypeError: x is not a function\. Mend it/);
  assert.match(problems.missing!.en, /not-installed/);
  assert.match(problems['no-main']!.zh, /dist\/index\.js 不存在/);
  assert.match(problems['no-run']!.en, /NoRun/);
});

test('a pack whose name or node type is taken is left out, whoever came first stays', async () => {
  const node = (await (async () => {
    await put({ 'z/index.ts': packSource('z', 'Taken') });
    return (await load()).packs[0]!.pack.nodes[0]!;
  })()) as never;
  await put({ 'a/index.ts': packSource('twin', 'A'), 'b/index.ts': packSource('twin', 'B') });
  const loaded = await load({ builtIn: [definePack({ name: 'core', version: '1', nodes: [node] })] });
  assert.deepEqual(namesOf(loaded), ['twin']);
  const [twin, taken] = loaded.problems;
  assert.equal(twin?.problem?.code, 'PACK_CLASH');
  assert.equal(twin?.name, 'b');
  assert.equal(taken?.problem?.code, 'PACK_CLASH');
  assert.match(taken?.problem?.text.en ?? '', /custom_nodes\/z .*"Taken".*"core"/);
});

test('the program itself may end while a pack is being loaded', async () => {
  await put({ 'waits/index.ts': 'await new Promise(() => {}); export default 1;' });
  const script = `
    import { loadCustomPacks } from ${JSON.stringify(new URL('./load-custom-packs.js', import.meta.url).href)};
    setImmediate(() => process.exit(9));
    await loadCustomPacks(${JSON.stringify(folder)}, { builtIn: [] });`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(child.status, 9, child.stderr);
});

test('a pack that exits, rejects, throws later or never settles does not take the program down', async () => {
  await put({
    'exits/index.ts': 'process.exit(7); export default 1;',
    'exits-quietly/index.ts':
      'try { process.exit(7); } catch {} export default { name: "q", version: "1", nodes: [] };',
    'rejects/index.ts':
      'void Promise.reject(new Error("nobody listens")); export default { name: "r", version: "1", nodes: [] };',
    'throws-later/index.ts':
      'process.nextTick(() => { throw new Error("later"); }); await 1; export default { name: "t", version: "1", nodes: [] };',
    'waits/index.ts': 'await new Promise(() => {}); export default 1;',
    'zz/index.ts': packSource('good', 'Good'),
  });
  const script = `
    import { loadCustomPacks } from ${JSON.stringify(new URL('./load-custom-packs.js', import.meta.url).href)};
    const exit = process.exit;
    const loaded = await loadCustomPacks(${JSON.stringify(folder)}, { builtIn: [], limitMs: 4000 });
    console.log(JSON.stringify({
      packs: loaded.packs.map((pack) => pack.state.name),
      problems: loaded.problems.map((state) => state.name + ': ' + state.problem.text.en),
      restored: process.exit === exit && process.listenerCount('unhandledRejection') === 0,
    }));`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(child.status, 0, child.stderr);
  const { packs, problems, restored } = JSON.parse(child.stdout);
  assert.deepEqual(packs, ['good']);
  assert.equal(restored, true);
  const expected = [
    /^exits: .*tried to end the program/,
    /^exits-quietly: .*tried to end the program/,
    /^rejects: .*nobody listens/,
    /^throws-later: .*later/,
    /^waits: .*4 seconds/,
  ];
  assert.equal(problems.length, expected.length);
  for (const [index, pattern] of expected.entries()) assert.match(problems[index], pattern);
});
