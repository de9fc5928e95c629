import { boolean, combo, defineNode, float, int, string, type ValueOf } from '@talkgraph/engine';

const category = 'Testing/Logic';
const widest = 2n ** 64n - 1n;
const wholeNumber = { type: int, default: 0, mustBeGiven: true, min: -widest, max: widest, step: 1 } as const;
const numberLimit = 999_999_999_999;
const anyNumber = {
  type: float,
  default: 0,
  mustBeGiven: true,
  min: -numberLimit,
  max: numberLimit,
  step: 1,
} as const;
const comparison = combo(['==', '!=', '<', '>', '<=', '>=']);

function compare(a: number, b: number, operation: '==' | '!=' | '<' | '>' | '<=' | '>='): boolean {
  switch (operation) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
  }
}

const intConditions = defineNode({
  type: 'TestIntConditions',
  version: 1,
  label: { en: 'Int Condition', zh: '整数条件' },
  category,
  summary: { en: 'Compares two whole numbers.', zh: '比较两个整数。' },
  inputs: { a: wholeNumber, b: wholeNumber, operation: { type: comparison } },
  outputs: { result: { type: boolean } },
  run: ({ a, b, operation }) => ({ result: compare(a, b, operation) }),
});

const floatConditions = defineNode({
  type: 'TestFloatConditions',
  version: 1,
  label: { en: 'Float Condition', zh: '浮点数条件' },
  category,
  summary: { en: 'Compares two numbers.', zh: '比较两个数。' },
  inputs: { a: anyNumber, b: anyNumber, operation: { type: comparison } },
  outputs: { result: { type: boolean } },
  run: ({ a, b, operation }) => ({ result: compare(a, b, operation) }),
});

const textComparison = combo(['a == b', 'a != b', 'a IN b', 'a MATCH REGEX(b)', 'a BEGINSWITH b', 'a ENDSWITH b']);

function compareTexts(a: string, b: string, operation: ValueOf<typeof textComparison>): boolean {
  switch (operation) {
    case 'a == b':
      return a === b;
    case 'a != b':
      return a !== b;
    case 'a IN b':
      return b.includes(a);
    case 'a MATCH REGEX(b)':
      return matchesAtStart(a, b);
    case 'a BEGINSWITH b':
      return a.startsWith(b);
    default:
      return a.endsWith(b);
  }
}

/** Anchored at the start, not at the end. A bad pattern matches nothing. */
function matchesAtStart(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'y').test(text);
  } catch {
    return false;
  }
}

const line = { type: string, multiline: false } as const;

const stringConditions = defineNode({
  type: 'TestStringConditions',
  version: 1,
  label: { en: 'String Condition', zh: '文本条件' },
  category,
  summary: { en: 'Compares two texts.', zh: '比较两段文本。' },
  inputs: {
    a: line,
    b: line,
    operation: { type: textComparison },
    case_sensitive: { type: boolean, default: true, mustBeGiven: true },
  },
  outputs: { result: { type: boolean } },
  run({ a, b, operation, case_sensitive: isSensitive }) {
    if (isSensitive) return { result: compareTexts(a, b, operation) };
    return { result: compareTexts(a.toLowerCase(), b.toLowerCase(), operation) };
  },
});

const boolOperation = defineNode({
  type: 'TestBoolOperationNode',
  version: 1,
  label: { en: 'Bool Operation', zh: '逻辑运算' },
  category,
  summary: { en: 'And, or, exclusive or, not.', zh: '与、或、异或、非。' },
  inputs: {
    a: { type: boolean },
    b: { type: boolean },
    op: { type: combo(['a AND b', 'a OR b', 'a XOR b', 'NOT a']) },
  },
  outputs: { result: { type: boolean } },
  run({ a, b, op }) {
    const results = { 'a AND b': a && b, 'a OR b': a || b, 'a XOR b': a !== b, 'NOT a': !a };
    return { result: results[op] };
  },
});

export const conditions = [intConditions, floatConditions, stringConditions, boolOperation];
