import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from './bootstrap/root.mjs';
import { unknownCodes, unusedErrors } from './checks/error-uses.mjs';
import { readWorkspaces } from './checks/workspaces.mjs';
import { readPublicNames } from './docs/api-page.mjs';
import { readErrorCatalogue } from './docs/error-catalogue.mjs';
import { generatedFolders, generatedPages } from './docs/pages.mjs';

const workspaces = readWorkspaces(root);
const catalogue = readErrorCatalogue(workspaces);

test('every error code is upper snake case and declared once', () => {
  const codes = catalogue.map(({ code }) => code);
  assert.ok(codes.length > 10);
  assert.deepEqual(
    codes.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)),
    [],
  );
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  );
});

test('every error has a kind and a sentence in both languages', () => {
  const kinds = ['user', 'operational', 'bug'];
  const wrong = catalogue.filter(
    ({ kind, en, zh }) =>
      !kinds.includes(kind) ||
      en.length === 0 ||
      zh.length === 0 ||
      !en.every((sentence) => /[a-z]/i.test(sentence)) ||
      !zh.some((sentence) => /\p{Script=Han}/u.test(sentence)),
  );
  assert.deepEqual(
    wrong.map(({ place }) => place),
    [],
  );
});

test('errors are declared in a package’s errors.ts, or in an -errors.ts beside what they are about', () => {
  const wrong = catalogue.filter(({ file }) => !/^(packages|apps)\/[a-z]+\/src\/(errors|.+-errors)\.ts$/.test(file));
  assert.deepEqual(
    wrong.map(({ place }) => place),
    [],
  );
});

test('every declared error is made somewhere', () => {
  assert.deepEqual(unusedErrors(workspaces), []);
});

test('the codes that comments promise and tables list exist', () => {
  assert.deepEqual(unknownCodes(workspaces, new Set(catalogue.map(({ code }) => code))), []);
});

test('docs/errors.md names every code that exists, and no other', () => {
  const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual(documented.sort(), catalogue.map(({ code }) => code).sort());
});

test('the written pages are up to date (npm run docs)', () => {
  const pages = generatedPages(root);
  const stale = [...pages].filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
  );
  assert.deepEqual(
    stale.map(([path]) => path),
    [],
  );
  const written = generatedFolders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const extra = written.filter((path) => !pages.has(path));
  assert.deepEqual(extra, []);
});

test('every public function and class says what it does', () => {
  const silent = [...readPublicNames(root, workspaces)].flatMap(([entry, names]) =>
    names
      .filter(({ kind, sentence }) => (kind === 'function' || kind === 'class') && sentence === '')
      .map(({ name }) => `${entry}: ${name}`),
  );
  assert.deepEqual(silent, []);
});

test('links between the pages lead somewhere', () => {
  const pages = [
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'NOTICE.md',
    ...['docs', 'docs/nodes', 'examples'].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    ),
  ];
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return [...text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)|<img[^>]* src="([^"]+)"/g)]
      .map((match) => match[1] ?? match[3])
      .filter((target) => !/^(https?|mailto):/.test(target))
      .filter((target) => !existsSync(resolve(root, dirname(page), target)))
      .map((target) => `${page} → ${target}`);
  });
  assert.deepEqual(broken, []);
});
