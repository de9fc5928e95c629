import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from './bootstrap/root.mjs';
import { allowedImports, allowedTypeImports, nativeOwners } from './checks/allowed-imports.mjs';
import { importsOf, packageOf, readWorkspaces } from './checks/workspaces.mjs';

const workspaces = readWorkspaces(root);

/** Every import of another package: who, from which file, what. */
const imports = workspaces.flatMap((workspace) =>
  workspace.sources.flatMap((source) =>
    importsOf(source)
      .map((specifier) => ({ workspace, source, specifier, target: packageOf(specifier) }))
      .filter(({ target }) => target !== undefined),
  ),
);

test('the sources were found', () => {
  assert.deepEqual(workspaces.map(({ name }) => name).sort(), Object.keys(allowedImports).sort());
  assert.ok(imports.length > 20);
});

test('packages import each other only along the allowed arrows', () => {
  const wrong = imports
    .filter(({ target }) => target.startsWith('@talkgraph/'))
    .filter(({ workspace, target }) => {
      const name = target.replace('@talkgraph/', '');
      return name !== workspace.name && !allowedImports[workspace.name].includes(name);
    })
    .filter(({ workspace, source, specifier, target }) => {
      const typesOnly = !importsOf(source, { erased: false }).includes(specifier);
      const allowed = allowedTypeImports[workspace.name] ?? [];
      return !((typesOnly || source.isTest) && allowed.includes(target.replace('@talkgraph/', '')));
    });
  assert.deepEqual(wrong.map(describeImport), []);
});

test('every imported package is in the manifest of the package that imports it', () => {
  const wrong = imports.filter(({ workspace, source, target }) => {
    const { dependencies = {}, devDependencies = {}, peerDependencies = {}, name } = workspace.manifest;
    if (target === name || target in dependencies || target in peerDependencies) return false;
    return !(source.isTest && target in devDependencies);
  });
  assert.deepEqual(wrong.map(describeImport), []);
});

test('each native binding is imported by one package only', () => {
  const wrong = imports.filter(
    ({ workspace, target }) => target in nativeOwners && nativeOwners[target] !== workspace.name,
  );
  assert.deepEqual(wrong.map(describeImport), []);
});

test('no import reaches into another package past its public entry', () => {
  const wrong = imports.filter(
    ({ workspace, specifier, target }) =>
      target.startsWith('@talkgraph/') &&
      target !== workspace.manifest.name &&
      !/^@talkgraph\/[a-z]+(\/(errors|testing))?$/.test(specifier),
  );
  const outside = workspaces.flatMap(({ folder, sources }) =>
    sources.flatMap((source) =>
      importsOf(source)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !new URL(specifier, `file:///${source.file}`).pathname.startsWith(`/${folder}/`))
        .map((specifier) => `${source.file} imports ${specifier}`),
    ),
  );
  assert.deepEqual([...wrong.map(describeImport), ...outside], []);
});

test('only tests import a testing entry', () => {
  const wrong = imports.filter(({ source, specifier }) => specifier.endsWith('/testing') && !source.isTest);
  assert.deepEqual(wrong.map(describeImport), []);
});

test('the engine reads no file and opens no connection', () => {
  const wrong = workspaces
    .filter(({ name }) => name === 'engine')
    .flatMap(({ sources }) => sources.filter(({ isTest }) => !isTest))
    .filter((source) => importsOf(source).some((specifier) => specifier.startsWith('node:')));
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  );
});

function describeImport({ source, specifier }) {
  return `${source.file} imports ${specifier}`;
}
