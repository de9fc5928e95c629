import ts from 'typescript';
import { placeOf, walk } from '../checks/workspaces.mjs';

/**
 * One declared error. `en` and `zh` are its sentences with the details as {name}; an error whose sentence depends on its
 * details has several.
 * @typedef {{code: string, kind: string, en: string[], zh: string[], package: string, file: string, place: string}} ErrorEntry
 */

/**
 * Reads every `defineError(...)` of the sources, without running them: a sentence needs details that only a failure has.
 * @returns {ErrorEntry[]}
 */
export function readErrorCatalogue(workspaces) {
  return workspaces.flatMap((workspace) =>
    workspace.sources.filter(({ isTest }) => !isTest).flatMap((source) => entriesOf(source, workspace.name)),
  );
}

function entriesOf(source, packageName) {
  const found = [];
  walk(source.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineError') return;
    const [code, kind, text] = node.arguments;
    found.push({
      code: code.text,
      kind: kind.text,
      en: sentences(text, 'en'),
      zh: sentences(text, 'zh'),
      package: packageName,
      file: source.file,
      place: placeOf(source, node),
    });
  });
  return found;
}

/** The sentences in one language, whichever way the text function comes by them. */
function sentences(text, language) {
  const found = new Set();
  walk(text, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === language) {
      for (const sentence of templates(node.initializer)) found.add(sentence);
    }
  });
  return [...found];
}

function templates(expression) {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) {
    return [...templates(expression.whenTrue), ...templates(expression.whenFalse)];
  }
  if (ts.isBinaryExpression(expression)) {
    return templates(expression.left).flatMap((left) => templates(expression.right).map((right) => left + right));
  }
  if (ts.isParenthesizedExpression(expression)) return templates(expression.expression);
  if (!ts.isTemplateExpression(expression)) return [slot(expression)];
  const spans = expression.templateSpans.map((span) => slot(span.expression) + span.literal.text);
  return [expression.head.text + spans.join('')];
}

/** A detail as {name}: the last name of `d.file`, the first name within anything longer. */
function slot(expression) {
  const names = expression.getText().match(/\b[a-z]\w*\.(\w+)/i);
  return `{${names ? names[1] : expression.getText().replaceAll(/\W+/g, ' ').trim()}}`;
}
