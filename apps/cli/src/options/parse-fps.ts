import type { Rational } from '@talkgraph/media';
import { optionInvalid } from '../errors.js';

const lowest = 1;
const highest = 120;

/** Decimal names of the broadcast rates, which stand for n·1000/1001. */
const broadcastRates: Readonly<Record<string, Rational>> = {
  '23.976': { num: 24000, den: 1001 },
  '23.98': { num: 24000, den: 1001 },
  '29.97': { num: 30000, den: 1001 },
  '59.94': { num: 60000, den: 1001 },
  '119.88': { num: 120000, den: 1001 },
};

/** Reads a frame rate: "25", "29.97", "12.5" or "30000/1001". Throws CLI_OPTION_INVALID. */
export function parseFps(option: string, text: string): Rational {
  const rate = broadcastRates[text] ?? parseFraction(text) ?? parseDecimal(text);
  if (rate && rate.num / rate.den >= lowest && rate.num / rate.den <= highest) return rate;
  throw optionInvalid({
    option,
    value: text,
    expected: {
      en: `a frame rate from ${lowest} to ${highest}, such as 25, 29.97 or 30000/1001`,
      zh: ` ${lowest} 到 ${highest} 之间的帧率，例如 25、29.97 或 30000/1001`,
    },
  });
}

function parseFraction(text: string): Rational | undefined {
  const [, num, den] = text.match(/^(\d{1,7})\/(\d{1,7})$/) ?? [];
  if (!num || !den || Number(den) === 0) return undefined;
  return lowestTerms(Number(num), Number(den));
}

function parseDecimal(text: string): Rational | undefined {
  const [, whole, fraction = ''] = text.match(/^(\d{1,3})(?:\.(\d{1,3}))?$/) ?? [];
  if (!whole) return undefined;
  return lowestTerms(Number(whole + fraction), 10 ** fraction.length);
}

function lowestTerms(num: number, den: number): Rational {
  let [a, b] = [num, den];
  while (b > 0) [a, b] = [b, a % b];
  return { num: num / (a || 1), den: den / (a || 1) };
}
