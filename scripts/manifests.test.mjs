import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderSize } from './bootstrap/folder-size.mjs';
import { largestInstallBytes } from './bootstrap/install.mjs';
import { root } from './bootstrap/root.mjs';
import { missingOptionalPackages } from './checks/optional-packages.mjs';
import { importsOf, packageOf, readWorkspaces } from './checks/workspaces.mjs';

const rootManifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const workspaces = readWorkspaces(root);
const manifests = [rootManifest, ...workspaces.map(({ manifest }) => manifest)];

test('every dependency is pinned to an exact version', () => {
  const loose = manifests.flatMap(({ name, dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([dependency, version]) => `${name}: ${dependency} ${version}`),
  );
  assert.deepEqual(loose, []);
});

test('every dependency of a workspace is imported by it', () => {
  const unused = workspaces.flatMap(({ manifest, sources }) => {
    const imported = new Set(sources.flatMap((source) => importsOf(source).map(packageOf)));
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter((name) => !imported.has(name.replace('@types/', '')))
      .map((name) => `${manifest.name}: ${name}`);
  });
  assert.deepEqual(unused, []);
});

test('one dependency has one version in the whole repository', () => {
  const versions = new Map();
  for (const { dependencies, devDependencies } of manifests) {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
  }
  assert.deepEqual(
    [...versions].filter(([, found]) => found.size > 1).map(([name]) => name),
    [],
  );
});

test('every manifest states the licence and is not published by accident', () => {
  const wrong = manifests.filter((manifest) => manifest.license !== 'GPL-3.0-or-later' || manifest.private !== true);
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
  );
});

test('a package that imports another one also refers to it in its tsconfig, and the root refers to all', () => {
  const missing = workspaces.flatMap(({ folder, manifest }) => {
    const needed = Object.keys(manifest.dependencies ?? {})
      .filter((name) => name.startsWith('@talkgraph/'))
      .map((name) =>
        workspaces
          .find((workspace) => workspace.manifest.name === name)
          ?.folder.split('/')
          .at(-1),
      );
    const referred = references(folder).map((path) => path.split('/').at(-1));
    return needed.filter((name) => !referred.includes(name)).map((name) => `${folder} → ${name}`);
  });
  assert.deepEqual(missing, []);
  assert.deepEqual(references('.').sort(), workspaces.map(({ folder }) => folder).sort());
});

test('the lockfile names the packages of every platform, as npm ci wants (node scripts/complete-lockfile.mjs)', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  assert.deepEqual(
    missingOptionalPackages(packages).map(({ name }) => name),
    [],
  );
});

test('the installed packages take less than 1 GB', async () => {
  const bytes = await folderSize(join(root, 'node_modules'));
  assert.ok(bytes < largestInstallBytes, `${Math.round(bytes / 1e6)} MB`);
});

function references(folder) {
  const config = JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8'));
  return config.references.map(({ path }) => path);
}
