import { isTalkgraphError } from '@talkgraph/errors';
import { parse } from 'lossless-json';
import { promptNotJson } from '../errors.js';
import { hasExactNumbers } from './has-exact-numbers.js';
import { jsonProblem } from './json-problem.js';

/** A whole number that was written with a point or an exponent: `5.0`, `5e0`. */
export class WrittenFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** What `parseJson` answers: JSON in which some numbers are `WrittenFloat`. */
export type WrittenJson =
  | string
  | number
  | boolean
  | null
  | WrittenFloat
  | readonly WrittenJson[]
  | { readonly [key: string]: WrittenJson };

/**
 * Reads JSON and marks whole numbers that were written as floats, which JSON.parse cannot tell from integers. Of a key
 * that occurs twice the last value counts, as everywhere.
 * @throws PROMPT_NOT_JSON also for numbers too large to be held, and for NaN and Infinity
 */
export function parseJson(text: string): WrittenJson {
  try {
    if (!hasExactNumbers(text)) return JSON.parse(text) as WrittenJson;
    return parse(text, undefined, {
      parseNumber: readNumber,
      onDuplicateKey: ({ newValue }) => newValue,
    }) as WrittenJson;
  } catch (error) {
    if (isTalkgraphError(error)) throw error;
    throw promptNotJson({ problem: jsonProblem(error) }, error);
  }
}

function readNumber(lexeme: string): number | WrittenFloat {
  const value = Number(lexeme);
  if (!Number.isFinite(value)) {
    const shown = lexeme.slice(0, 40);
    throw promptNotJson({ problem: { en: `the number ${shown} is too large`, zh: `数字 ${shown} 过大` } });
  }
  return Number.isInteger(value) && /[.eE]/.test(lexeme) ? new WrittenFloat(value) : value;
}
