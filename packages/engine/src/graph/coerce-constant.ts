import type { LocalizedText } from '@talkgraph/errors';
import type { Json } from '../json.js';
import type { InputValue } from './prompt.js';
import { pythonRepr, pythonText } from './python-text.js';

type Constant = Extract<InputValue, { readonly value: Json }>;

/** Why a constant does not fit: `message` in the words ComfyUI's clients know, `text` for people. */
export interface CoercionFailure {
  readonly message: string;
  readonly text: LocalizedText;
}

/**
 * Turns a constant into what a widget type holds: INT and FLOAT take numbers, texts of numbers and booleans, as Python's
 * `int()` and `float()` do; STRING takes numbers and booleans too; BOOLEAN takes true, false, 1 and 0, but no text (unlike
 * Python, where every text that is not empty is true). NaN and infinity fit nothing. Other types are left alone.
 * Coercing twice is coercing once.
 */
export function coerceConstant(type: string, given: Constant): Constant | { readonly failure: CoercionFailure } {
  switch (type) {
    case 'INT':
      return toInt(given);
    case 'FLOAT':
      return toFloat(given);
    case 'STRING':
      return toText(given);
    case 'BOOLEAN':
      return toBoolean(given);
    default:
      return given;
  }
}

type Coerced = ReturnType<typeof coerceConstant>;

/**
 * The largest double has 309 digits, so longer texts are no numbers that anybody means. The patterns below take time with
 * the square of the length: a megabyte of digits would hold up the server for hours.
 */
const longestNumber = 1000;

function toInt({ value }: Constant): Coerced {
  if (typeof value === 'boolean') return { value: value ? 1 : 0 };
  // Adding 0 turns -0 into 0.
  if (typeof value === 'number') return { value: Math.trunc(value) + 0 };
  if (typeof value !== 'string') return refuseKind('int', value);
  const isNumber = value.length <= longestNumber && /^\s*[+-]?\d+(_\d+)*\s*$/.test(value);
  const number = isNumber ? Number(value.replaceAll('_', '')) : Number.NaN;
  if (Number.isFinite(number)) return { value: number + 0 };
  return {
    failure: {
      message: `invalid literal for int() with base 10: ${pythonRepr(value)}`,
      text: { en: `"${value}" is no whole number`, zh: `“${value}”不是整数` },
    },
  };
}

function toFloat({ value }: Constant): Coerced {
  if (typeof value === 'boolean') return asFloat(value ? 1 : 0);
  if (typeof value === 'number') return asFloat(value);
  if (typeof value !== 'string') return refuseKind('float', value);
  const digits = value.length <= longestNumber ? value.replaceAll(/(?<=\d)_(?=\d)/g, '') : '';
  const isNumber = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(digits);
  const number = isNumber ? Number(digits) : Number.NaN;
  if (Number.isFinite(number)) return asFloat(number);
  return {
    failure: {
      message: `could not convert string to float: ${pythonRepr(value)}`,
      text: { en: `"${value}" is no number`, zh: `“${value}”不是数字` },
    },
  };
}

function asFloat(value: number): Constant {
  return Number.isInteger(value) ? { value, isFloat: true } : { value };
}

function toText({ value, isFloat }: Constant): Coerced {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number' || typeof value === 'boolean') return { value: pythonText(value, isFloat) };
  return {
    failure: {
      message: `expected a string, not ${pythonRepr(value)}`,
      text: { en: `${JSON.stringify(value)} is no text`, zh: `${JSON.stringify(value)} 不是文本` },
    },
  };
}

function toBoolean({ value }: Constant): Coerced {
  if (typeof value === 'boolean') return { value };
  if (value === 1 || value === 0) return { value: value === 1 };
  return {
    failure: {
      message: `expected true or false, not ${pythonRepr(value)}`,
      text: {
        en: `${JSON.stringify(value)} is neither true nor false`,
        zh: `${JSON.stringify(value)} 不是 true 或 false`,
      },
    },
  };
}

function refuseKind(wanted: 'int' | 'float', value: Json): Coerced {
  const kind = value === null ? 'NoneType' : Array.isArray(value) ? 'list' : 'dict';
  const accepted = wanted === 'int' ? 'a string, a bytes-like object or a real number' : 'a string or a real number';
  return {
    failure: {
      message: `${wanted}() argument must be ${accepted}, not '${kind}'`,
      text: { en: `${JSON.stringify(value)} is no number`, zh: `${JSON.stringify(value)} 不是数字` },
    },
  };
}
