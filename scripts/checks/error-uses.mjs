import ts from 'typescript';
import { placeOf, walk } from './workspaces.mjs';

const code = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/**
 * Declared errors that no source makes or matches on, as "place name".
 * @param {import('./workspaces.mjs').Workspace[]} workspaces
 */
export function unusedErrors(workspaces) {
  const sources = workspaces.flatMap((workspace) => workspace.sources.filter(({ isTest }) => !isTest));
  const used = new Set(sources.flatMap(namesInUse));
  return sources
    .filter(({ file }) => /[/-]errors\.ts$/.test(file))
    .flatMap(declaredErrors)
    .filter(({ name }) => !used.has(name))
    .map(({ name, place }) => `${place} ${name}`);
}

/** Names that are called, or whose `code` is read. */
function namesInUse(source) {
  const names = [];
  walk(source.tree, (node) => {
    const isUse = ts.isCallExpression(node) || (ts.isPropertyAccessExpression(node) && node.name.text === 'code');
    if (isUse && ts.isIdentifier(node.expression)) names.push(node.expression.text);
  });
  return names;
}

function declaredErrors(source) {
  const found = [];
  walk(source.tree, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer)) return;
    if (node.initializer.expression.getText() !== 'defineError') return;
    found.push({ name: node.name.getText(), place: placeOf(source, node) });
  });
  return found;
}

/**
 * Codes that a comment says are thrown, or a table translates, and that no catalogue has; as "place code".
 * @param {import('./workspaces.mjs').Workspace[]} workspaces
 * @param {ReadonlySet<string>} known
 */
export function unknownCodes(workspaces, known) {
  const sources = workspaces.flatMap((workspace) => workspace.sources.filter(({ isTest }) => !isTest));
  return sources.flatMap((source) =>
    [...promisedCodes(source), ...tabledCodes(source)]
      .filter((found) => !known.has(found.code))
      .map((found) => `${found.place} ${found.code}`),
  );
}

function promisedCodes({ file, text }) {
  const promises = [...text.matchAll(/(?:@throws|Throws) ([^.@]*?)(?:\.|@|\*\/)/gs)];
  const words = promises.flatMap(([, promise]) => promise.split(/[^A-Z0-9_]+/));
  return words.filter((word) => code.test(word)).map((word) => ({ code: word, place: file }));
}

/** Keys such as `RUN_ID_TAKEN: 409`; those of our variables of the environment look alike. */
function tabledCodes(source) {
  const found = [];
  walk(source.tree, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name) || !code.test(node.name.text)) return;
    if (node.name.text.startsWith('TALKGRAPH_')) return;
    const isEntry = ts.isNumericLiteral(node.initializer) || ts.isStringLiteralLike(node.initializer);
    if (isEntry) found.push({ code: node.name.text, place: placeOf(source, node) });
  });
  return found;
}
