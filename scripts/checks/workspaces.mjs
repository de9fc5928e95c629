import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { filesUnder, workspaceFolders } from './find-tests.mjs';

/**
 * A package or app of this repository, with its parsed sources.
 * @typedef {{name: string, folder: string, manifest: any, sources: Source[]}} Workspace
 * @typedef {{file: string, text: string, lines: number, isTest: boolean, tree: import('typescript').SourceFile}} Source
 */

/**
 * Reads every workspace. `name` is the short name ("media", "cli"), paths are relative to the root.
 * @returns {Workspace[]}
 */
export function readWorkspaces(root) {
  return workspaceFolders(root, 'src').map((src) => {
    const folder = src.slice(0, -'/src'.length);
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const sources = filesUnder(join(root, src))
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => readSource(root, file));
    return { name: manifest.name.replace('@talkgraph/', ''), folder, manifest, sources };
  });
}

function readSource(root, path) {
  const text = readFileSync(path, 'utf8');
  const file = relative(root, path).split(sep).join('/');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  // Conformance suites and the exported testing folders are test code too.
  const isTest = /\.(test|conformance)\.tsx?$|\/testing\//.test(file);
  return { file, text, lines: text.split('\n').length - 1, isTest, tree };
}

/** Calls `visit` on every node of a source, parents first. */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/**
 * The modules a source names in imports, re-exports, `import()` and `require.resolve`-like calls, once each.
 * @param {{erased?: boolean}} options `erased: false` leaves out imports of types only, which are gone at run time
 */
export function importsOf(source, { erased = true } = {}) {
  const found = new Set();
  walk(source.tree, (node) => {
    if (!erased && isErased(node)) return;
    const named =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && isImportCall(node)
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (named && ts.isStringLiteralLike(named)) found.add(named.text);
  });
  return [...found];
}

function isErased(node) {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return (ts.isExportDeclaration(node) && node.isTypeOnly) || ts.isImportTypeNode(node);
}

function isImportCall(call) {
  const callee = call.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isPropertyAccessExpression(callee)
    ? callee.name.text === 'resolve' && /require/i.test(callee.expression.getText())
    : /^require$/.test(callee.getText());
}

/** The npm package that an import specifier belongs to, or undefined for relative and built-in modules. */
export function packageOf(specifier) {
  if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier.startsWith('file:')) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** "file:line" of a node, for messages. */
export function placeOf(source, node) {
  return `${source.file}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
