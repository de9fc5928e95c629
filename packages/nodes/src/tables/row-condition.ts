import type { Json } from '@talkgraph/engine';
import { cellNumber, cellText } from './cell-text.js';
import { nameKey } from './name-key.js';
import { patternInvalid } from './table-errors.js';

/** How a value is compared with another one. */
export const conditions = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'is_empty',
  'not_empty',
  'greater',
  'at_least',
  'less',
  'at_most',
  'regex',
] as const;

export type Condition = (typeof conditions)[number];

export const conditionLabels: Readonly<Record<Condition, { readonly en: string; readonly zh: string }>> = {
  equals: { en: 'equals', zh: '等于' },
  not_equals: { en: 'does not equal', zh: '不等于' },
  contains: { en: 'contains', zh: '包含' },
  not_contains: { en: 'does not contain', zh: '不包含' },
  is_empty: { en: 'is empty', zh: '为空' },
  not_empty: { en: 'is not empty', zh: '不为空' },
  greater: { en: 'is greater than', zh: '大于' },
  at_least: { en: 'is at least', zh: '大于等于' },
  less: { en: 'is less than', zh: '小于' },
  at_most: { en: 'is at most', zh: '小于等于' },
  regex: { en: 'matches the pattern', zh: '匹配正则表达式' },
};

/** Dates and texts with numbers stand as people sort them. */
const order = new Intl.Collator(['zh', 'en'], { numeric: true, sensitivity: 'base' });

/**
 * Makes a test of values: numbers are compared as numbers (`1,200` and `50%` are some), everything else as texts, whatever
 * their case, width and spaces around. @throws PATTERN_INVALID
 */
export function createCondition(condition: Condition, wanted: Json): (value: Json | undefined) => boolean {
  const key = nameKey(cellText(wanted));
  switch (condition) {
    case 'equals':
      return (value) => areEqual(value, wanted);
    case 'not_equals':
      return (value) => !areEqual(value, wanted);
    case 'contains':
      return (value) => nameKey(cellText(value)).includes(key);
    case 'not_contains':
      return (value) => !nameKey(cellText(value)).includes(key);
    case 'is_empty':
      return (value) => cellText(value).trim() === '';
    case 'not_empty':
      return (value) => cellText(value).trim() !== '';
    case 'greater':
      return (value) => isOrdered(value, wanted, (difference) => difference > 0);
    case 'at_least':
      return (value) => isOrdered(value, wanted, (difference) => difference >= 0);
    case 'less':
      return (value) => isOrdered(value, wanted, (difference) => difference < 0);
    case 'at_most':
      return (value) => isOrdered(value, wanted, (difference) => difference <= 0);
    case 'regex': {
      const pattern = patternOf(cellText(wanted));
      return (value) => pattern.test(cellText(value));
    }
  }
}

/** A pattern as a user writes it. @throws PATTERN_INVALID */
export function patternOf(source: string, flags = 'u'): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw patternInvalid({ pattern: source }, cause);
  }
}

function areEqual(value: Json | undefined, wanted: Json): boolean {
  const [a, b] = [cellNumber(value), cellNumber(wanted)];
  if (a !== undefined && b !== undefined) return a === b;
  return nameKey(cellText(value)) === nameKey(cellText(wanted));
}

/** An empty cell is neither greater nor less than anything. */
function isOrdered(value: Json | undefined, wanted: Json, holds: (difference: number) => boolean): boolean {
  const [a, b] = [cellNumber(value), cellNumber(wanted)];
  if (a !== undefined && b !== undefined) return holds(a - b);
  const text = cellText(value).trim();
  return text !== '' && holds(order.compare(text, cellText(wanted).trim()));
}
