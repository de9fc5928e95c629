import type { LocalizedText } from '@talkgraph/errors';
import { messageOf } from '@talkgraph/errors';
import { type Expression, Parser } from 'expr-eval-fork';
import { expressionInvalid, expressionWithoutResult } from './value-errors.js';

/** What a formula may call besides operators and functions of one number. */
const allowed = ['min', 'max', 'hypot', 'pow', 'atan2', 'if', 'roundTo'];

/** No assignments, no functions of its own, no members of objects: a formula can do nothing but calculate. */
const parser = createParser();

/**
 * Calculates a formula. Signs that Chinese keyboards write (（ ）, ×, ÷, ，) are taken as well; yes is 1, no is 0.
 * @throws EXPRESSION_INVALID where it is no formula or uses other names, EXPRESSION_WITHOUT_RESULT for 1/0 and the like
 */
export function evaluateExpression(source: string, numbers: Readonly<Record<string, number>>): number {
  const expression = parsed(source);
  if ('problem' in expression) throw expressionInvalid({ expression: source, problem: expression.problem });
  const unknown = expression.variables().filter((name) => !Object.hasOwn(numbers, name));
  if (unknown.length > 0) throw expressionInvalid({ expression: source, problem: `? ${unknown.join(', ')}` });
  const result = evaluated(expression, numbers, source);
  const number = typeof result === 'boolean' ? Number(result) : result;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw expressionWithoutResult({ expression: source });
}

/** Some names are refused only when they are used, those of an object's prototype among them. */
function evaluated(expression: Expression, numbers: Readonly<Record<string, number>>, source: string): unknown {
  try {
    return expression.evaluate({ ...numbers });
  } catch (cause) {
    throw expressionInvalid({ expression: source, problem: messageOf(cause) }, cause);
  }
}

/** What is wrong with a formula, before there are numbers. */
export function expressionProblem(source: string): LocalizedText | undefined {
  const found = parsed(source);
  if (!('problem' in found)) return undefined;
  return {
    en: `The formula cannot be read: ${found.problem}`,
    zh: `公式无法识别：${found.problem}`,
  };
}

function parsed(source: string): Expression | { readonly problem: string } {
  try {
    return parser.parse(source.normalize('NFKC').replaceAll('×', '*').replaceAll('÷', '/'));
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

function createParser(): Parser {
  const operators = { assignment: false, fndef: false, in: false, concatenate: false, array: false };
  const made = new Parser({ allowMemberAccess: false, operators });
  const functions = made.functions as Record<string, unknown>;
  for (const name of Object.keys(functions)) if (!allowed.includes(name)) delete functions[name];
  return made;
}
