import { optionInvalid } from '../errors.js';

/** The values an option takes. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** Reads a plain decimal number within a range. Throws CLI_OPTION_INVALID, which says what the option takes. */
export function parseNumber(option: string, text: string, range: NumberRange): number {
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  const fits = value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value));
  if (!fits) throw optionInvalid({ option, value: text, expected: describe(range) });
  return value;
}

function describe({ min, max, whole }: NumberRange) {
  const en = whole ? 'a whole number' : 'a number';
  const zh = whole ? '整数' : '数';
  return { en: `${en} from ${min} to ${max}`, zh: ` ${min} 到 ${max} 之间的${zh}` };
}
