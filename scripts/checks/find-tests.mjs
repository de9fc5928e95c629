import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * The test files to run, relative to the root: the compiled form of every `src/**\/*.test.ts` of a workspace (so that the
 * build of a deleted test cannot linger), and the plain `.test.mjs` files of samples, tests, examples and of every scripts folder.
 * @param {string} root the repository
 * @param {readonly string[]} filters keep the tests whose path contains any of these; all when empty
 */
export function findTests(root, filters = []) {
  const compiled = workspaceFolders(root, 'src')
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => relative(root, file).split(sep).join('/'))
    .map((file) => file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
  const plain = ['scripts', 'samples', 'tests', 'examples', ...workspaceFolders(root, 'scripts')]
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => relative(root, file).split(sep).join('/'));
  const wanted = (file) => filters.length === 0 || filters.some((filter) => file.includes(filter));
  return [...compiled, ...plain].filter(wanted).sort();
}

/** Where tests start programs, browsers and renders: they take a minute, where others take a second. */
const slowFolders = ['tests/flows/', 'tests/page/', 'apps/cli/', 'tests/', 'packages/worker/', 'packages/lipsync/'];

/** The same tests, those first that take long: one that began last would leave the other cores without work. */
export function slowFirst(tests) {
  const rank = (test) => slowFolders.findIndex((folder) => test.startsWith(folder)) + 1 || Number.POSITIVE_INFINITY;
  return tests.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** The folder of this name in every package and app that has one, relative to the root. */
export function workspaceFolders(root, name) {
  return ['packages', 'apps']
    .flatMap((group) => readdirSync(join(root, group)).map((workspace) => `${group}/${workspace}/${name}`))
    .filter((folder) => existsSync(join(root, folder)));
}

/** Folders of things that were installed or made, not written. */
const isMade = /^(node_modules|out|data|\..+)$/;

/** Every file under a folder that somebody wrote, with its full path; nothing when there is no such folder. */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return isMade.test(entry.name) ? [] : filesUnder(path);
  });
}
