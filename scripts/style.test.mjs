import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from './bootstrap/root.mjs';
import { filesUnder } from './checks/find-tests.mjs';
import { placeOf, readWorkspaces, walk } from './checks/workspaces.mjs';

const longestFile = 300;
const longestFunction = 60;
const bareErrors = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError']);
const vagueNames = /^(utils?|helpers?|misc|common|types|manager)\.tsx?$/;

const sources = readWorkspaces(root).flatMap((workspace) => workspace.sources);
const product = sources.filter(({ isTest }) => !isTest);

/** What lies outside the workspaces. */
const plain = ['scripts', 'samples', 'training', 'tests', 'examples', 'integrations', 'docs']
  .flatMap((folder) => filesUnder(join(root, folder)))
  .filter((file) => /\.(mjs|ts|py|md|json)$/.test(file))
  .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') }))
  .map((source) => ({ ...source, lines: source.text.split('\n').length - 1 }));

test('no file is longer than 300 lines', () => {
  const code = plain.filter(({ file }) => /\.(mjs|ts|py)$/.test(file));
  const long = [...sources, ...code]
    .filter(({ lines }) => lines > longestFile)
    .map(({ file, lines }) => `${file}: ${lines} lines`);
  assert.deepEqual(long, []);
});

test('no function is longer than 60 lines', () => {
  const long = collect(sources, (node, source) => {
    if (!ts.isFunctionLike(node) || !node.body) return undefined;
    const lines = lineOf(source, node.getEnd()) - lineOf(source, node.getStart()) + 1;
    return lines > longestFunction ? `${placeOf(source, node)} has ${lines} lines` : undefined;
  });
  assert.deepEqual(long, []);
});

test('nothing is re-exported with a star', () => {
  const stars = collect(sources, (node, source) =>
    ts.isExportDeclaration(node) && !node.exportClause ? placeOf(source, node) : undefined,
  );
  assert.deepEqual(stars, []);
});

test('every thrown error comes from a catalogue', () => {
  const bare = collect(product, (node, source) => {
    const thrown = ts.isThrowStatement(node) ? node.expression : undefined;
    if (!thrown || !ts.isNewExpression(thrown)) return undefined;
    return bareErrors.has(thrown.expression.getText()) ? placeOf(source, node) : undefined;
  });
  assert.deepEqual(bare, []);
});

test('files are named in kebab-case for the one thing they hold', () => {
  const wrong = sources
    .map(({ file }) => file)
    .filter((file) => {
      const name = file.split('/').at(-1) ?? '';
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|conformance))?\.tsx?$/.test(name) || vagueNames.test(name);
    });
  assert.deepEqual(wrong, []);
});

test('nothing names a folder of a developer’s machine', () => {
  const wrong = [...sources, ...plain].filter(({ text }) => /\/(work|home|Users)\/[a-z]+\/|\.\.\/shared\//.test(text));
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  );
});

/** What `look` answers for the nodes of these sources, without the undefined ones. */
function collect(from, look) {
  const found = [];
  for (const source of from) {
    walk(source.tree, (node) => {
      const answer = look(node, source);
      if (answer !== undefined) found.push(answer);
    });
  }
  return found;
}

function lineOf(source, position) {
  return source.tree.getLineAndCharacterOfPosition(position).line;
}
