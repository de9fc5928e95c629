import { isTalkgraphError } from '@talkgraph/errors';
import { parse } from 'lossless-json';
import { promptNotJson } from '../errors.js';
import { hasExactNumbers } from './has-exact-numbers.js';

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
    // A RangeError is a stack that ran out: brackets nested thousands deep.
    const problem = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message;
    throw promptNotJson({ problem }, error);
  }
}

function readNumber(lexeme: string): number | WrittenFloat {
  const value = Number(lexeme);
  if (!Number.isFinite(value)) throw promptNotJson({ problem: `the number ${lexeme.slice(0, 40)} is too large` });
  return Number.isInteger(value) && /[.eE]/.test(lexeme) ? new WrittenFloat(value) : value;
}
