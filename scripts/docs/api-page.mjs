import { join } from 'node:path';
import ts from 'typescript';

/**
 * A name that a package exports.
 * @typedef {{name: string, kind: string, sentence: string, isCallable: boolean}} PublicName
 */

/**
 * The public names of the packages: every export of `src/index.ts` and of `src/testing/index.ts`.
 * @returns {Map<string, PublicName[]>} by entry, such as "media" or "media/testing"
 */
export function readPublicNames(root, workspaces) {
  const entries = workspaces
    .filter(({ folder }) => folder.startsWith('packages/'))
    .flatMap(({ name, folder, sources }) =>
      ['index.ts', 'testing/index.ts']
        .filter((entry) => sources.some(({ file }) => file === `${folder}/src/${entry}`))
        .map((entry) => ({
          name: entry === 'index.ts' ? name : `${name}/testing`,
          file: join(root, folder, 'src', entry),
        })),
    );
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, strict: true, skipLibCheck: true, noEmit: true },
  );
  const checker = program.getTypeChecker();
  return new Map(entries.map(({ name, file }) => [name, namesOf(program.getSourceFile(file), checker)]));
}

function namesOf(file, checker) {
  const module = checker.getSymbolAtLocation(file);
  if (!module) return [];
  return checker
    .getExportsOfModule(module)
    .map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const kind = kindOf(target);
      return { name: symbol.name, kind, sentence: firstSentence(target, checker), isCallable: kind === 'function' };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function kindOf(symbol) {
  const declaration = symbol.declarations?.[0];
  if (symbol.flags & ts.SymbolFlags.Function) return 'function';
  if (symbol.flags & ts.SymbolFlags.Class) return 'class';
  if (symbol.flags & ts.SymbolFlags.Interface) return 'interface';
  if (symbol.flags & ts.SymbolFlags.TypeAlias) return 'type';
  if (declaration && ts.isVariableDeclaration(declaration)) {
    if (declaration.initializer?.getText().startsWith('defineError(')) return 'error';
    return 'constant';
  }
  return 'value';
}

function firstSentence(symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
  return text.match(/^.*?[.:](?= |$)/)?.[0].replace(/:$/, '.') ?? text;
}

/** The text of docs/api/<package>.md. Errors are left to docs/errors.md. */
export function apiPage(packageName, description, entries) {
  const sections = entries.flatMap(([entry, names]) => [
    `## \`@talkgraph/${entry}\``,
    '',
    '| name | kind | what it is |',
    '| --- | --- | --- |',
    ...names
      .filter(({ kind }) => kind !== 'error')
      .map(({ name, kind, sentence }) => `| \`${name}\` | ${kind} | ${sentence.replaceAll('|', '\\|')} |`),
    '',
  ]);
  return [
    `# ${packageName}`,
    '',
    `${description} Written by \`npm run docs\` from the sources. Its errors are in [errors.md](../errors.md).`,
    '',
    ...sections,
  ].join('\n');
}
