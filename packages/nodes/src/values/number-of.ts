import type { Json } from '@talkgraph/engine';
import { cellNumber, cellText } from '../tables/cell-text.js';
import { numberExpected } from './value-errors.js';

/** The number that a value is or that its text writes. @param name what the input is called @throws NUMBER_EXPECTED */
export function numberOf(value: unknown, name: string): number {
  const number = cellNumber(value as Json | undefined);
  if (number === undefined) throw numberExpected({ name, value: cellText(value).slice(0, 60) });
  return number;
}
