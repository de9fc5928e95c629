import type { Json } from '@talkgraph/engine';

/** A cell, or any value, as a text: nothing for what is missing, JSON for lists and objects. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Longer texts are no numbers, and would take long to be looked at. */
const longestNumber = 100;

/** The number that a cell holds, also written with thousands separators, a currency or a percent sign; undefined where it is none. */
export function cellNumber(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.length > longestNumber) return undefined;
  const text = value.normalize('NFKC').trim();
  const match =
    /^[¥$€£]?\s*([+-]?)[¥$€£]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)\s*(%?)$/i.exec(text);
  if (!match) return undefined;
  const [, sign = '', digits = '', percent = ''] = match;
  const size = Number(digits.replaceAll(',', ''));
  return (sign === '-' ? -size : size) / (percent ? 100 : 1);
}
