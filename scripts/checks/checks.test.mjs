import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { readErrorCatalogue } from '../docs/error-catalogue.mjs';
import { unknownCodes, unusedErrors } from './error-uses.mjs';
import { findTests, slowFirst } from './find-tests.mjs';
import { missingOptionalPackages, platformEntry } from './optional-packages.mjs';
import { importsOf, packageOf, readWorkspaces } from './workspaces.mjs';

const root = mkdtempSync(join(tmpdir(), 'talkgraph-checks-'));
after(() => rmSync(root, { recursive: true, force: true }));

write('packages/one/package.json', '{"name":"@talkgraph/one"}');
write(
  'packages/one/src/one.ts',
  `import type { A } from 'a';
   export { b } from '@scope/b/deep';
   const c = await import('c');
   const d = require.resolve('d/file.js');
   type E = import('e').E;
   import './near.js';
   import 'node:fs';
   // import 'not-this';
   export const x = "import 'nor-this'";`,
);
write('packages/one/src/one.test.ts', '');
write('packages/one/src/deep/two.test.ts', '');
write('packages/one/dist/deleted.test.js', '');
write(
  'packages/one/src/errors.ts',
  `export const lost = defineError('FILE_LOST', 'user', (d: { file: string; size?: { mb: number } }) => ({
     en: \`\${d.file} is lost (\${String(d.size.mb)} MB).\`,
     zh: d.size ? \`找不到 \${d.file}\` : '找不到',
   }));`,
);
write(
  'packages/one/src/codes.ts',
  `/** @throws FILE_LOST, FILE_GONE */
   export const status = { FILE_LOST: 404, FILE_EXISTS: 409 };`,
);
write('apps/two/package.json', '{"name":"@talkgraph/two"}');
write('scripts/three.test.mjs', '');
write('samples/out/four.test.mjs', '');

const [one] = readWorkspaces(root);

test('slow tests are begun before quick ones, those of one folder in their order', () => {
  const quick = ['packages/engine/dist/a.test.js', 'packages/media/dist/b.test.js'];
  const slow = [
    'tests/flows/d.test.mjs',
    'tests/page/c.test.mjs',
    'apps/cli/dist/b.test.js',
    'apps/cli/dist/z.test.js',
  ];
  assert.deepEqual(slowFirst([...quick, ...slow.toReversed().toSorted()]), [...slow, ...quick]);
});

test('every way to import a package is seen, and nothing else', () => {
  const source = one.sources.find(({ file }) => file.endsWith('/one.ts'));
  const packages = importsOf(source).map(packageOf).filter(Boolean);
  assert.deepEqual(packages.sort(), ['@scope/b', 'a', 'c', 'd', 'e']);
});

test('a test runs as long as its source exists', () => {
  const all = ['packages/one/dist/deep/two.test.js', 'packages/one/dist/one.test.js', 'scripts/three.test.mjs'];
  assert.deepEqual(findTests(root), all);
  assert.deepEqual(findTests(root, ['deep', 'three']), [all[0], all[2]]);
  assert.deepEqual(findTests(root, ['four']), []);
});

test('an error’s sentences are read with their details as slots', () => {
  const [{ code, kind, en, zh, place }] = readErrorCatalogue([one]);
  assert.deepEqual(
    { code, kind, en, zh },
    {
      code: 'FILE_LOST',
      kind: 'user',
      en: ['{file} is lost ({size} MB).'],
      zh: ['找不到 {file}', '找不到'],
    },
  );
  assert.equal(place, 'packages/one/src/errors.ts:1');
});

test('an error that nobody makes, and a code that nobody declares, are found', () => {
  assert.deepEqual(unusedErrors([one]), ['packages/one/src/errors.ts:1 lost']);
  const [promised, tabled] = ['packages/one/src/codes.ts FILE_GONE', 'packages/one/src/codes.ts:2 FILE_EXISTS'];
  assert.deepEqual(unknownCodes([one], new Set(['FILE_LOST'])), [promised, tabled]);
});

test('gaps of a lockfile are found and filled for the platform in the name', () => {
  const packages = {
    'node_modules/x': { dev: true, optionalDependencies: { 'x-linux-x64-musl': '^1.2.3', 'x-win32-arm64': '1.2.3' } },
    'node_modules/x-win32-arm64': { version: '1.2.3' },
  };
  const [missing, ...others] = missingOptionalPackages(packages);
  assert.deepEqual(others, []);
  const expected = { version: '1.2.3', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] };
  assert.deepEqual(platformEntry(missing), expected);
  assert.equal(platformEntry({ name: 'graceful-fs', version: '1.0.0', dev: false }), undefined);
});

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
