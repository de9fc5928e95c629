import type { Reading } from './spoken-text.js';

const ones = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'] as const;
const units = ['', 'じゅう', 'ひゃく', 'せん'] as const;
const bigUnits = ['', 'まん', 'おく', 'ちょう'] as const;
/** Where a digit and its unit change each other. */
const joined: Readonly<Record<string, string>> = {
  いちじゅう: 'じゅう',
  いちひゃく: 'ひゃく',
  さんひゃく: 'さんびゃく',
  ろくひゃく: 'ろっぴゃく',
  はちひゃく: 'はっぴゃく',
  いちせん: 'せん',
  さんせん: 'さんぜん',
  はちせん: 'はっせん',
};
/** Hours and months keep old forms of some numbers. */
const clockForms: Readonly<Record<string, string>> = { よん: 'よ', なな: 'しち', きゅう: 'く' };
const monthForms: Readonly<Record<string, string>> = { よん: 'し', なな: 'しち', きゅう: 'く' };

/** Days of the month that are not numbers with にち. */
const days: Readonly<Record<string, string>> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
};

/** A whole number in kana: 2025 is にせんにじゅうご. */
function readInteger(number: string): string {
  const plain = number.replace(/^0+(?=\d)/, '');
  if (plain === '0') return 'ゼロ';
  if (plain.length > 16) return [...plain].map((digit) => ones[Number(digit)] || 'ゼロ').join('');
  let read = '';
  for (let end = plain.length, big = 0; end > 0; end -= 4, big++) {
    const group = plain.slice(Math.max(0, end - 4), end);
    if (Number(group) > 0) read = readGroup(group) + bigUnits[big] + read;
  }
  return read;
}

function readGroup(group: string): string {
  return [...group]
    .map((digit, i) => {
      const unit = units[group.length - 1 - i]!;
      const pair = `${ones[Number(digit)]}${unit}`;
      return digit === '0' ? '' : (joined[pair] ?? pair);
    })
    .join('');
}

function readNumber(number: string): string {
  const [whole = '0', decimals] = number.replaceAll(',', '').split('.');
  const digits = [...(decimals ?? '')].map((digit) => ones[Number(digit)] || 'ゼロ').join('');
  return decimals ? `${readInteger(whole)}てん${digits}` : readInteger(whole);
}

const counted = (number: string, forms: Readonly<Record<string, string>>, unit: string) =>
  readInteger(number).replace(/(?:よん|なな|きゅう)$/, (last) => forms[last] ?? last) + unit;

/**
 * What eSpeak NG's Japanese reads wrongly in kana: numbers (it loses their tens), the particle は (wa) in greetings and
 * before a comma or space, and the commonest units after a number. It reads no other kanji.
 */
export const japaneseReadings: readonly Reading[] = [
  { pattern: /(?<=こんにち|こんばん)は/g, read: () => 'わ' },
  { pattern: /(?<=[\p{L}\p{N}])は(?=[、，\s])/gu, read: () => 'わ' },
  { pattern: /(\d{1,2})\s*月(?!間)/g, read: ([, month = '']) => counted(month, monthForms, 'がつ') },
  { pattern: /(\d{1,2})\s*日(?!間)/g, read: ([, day = '']) => days[Number(day)] ?? `${readInteger(day)}にち` },
  { pattern: /(\d{1,2})\s*時(?!間)/g, read: ([, hour = '']) => counted(hour, clockForms, 'じ') },
  { pattern: /(\d+)\s*年/g, read: ([, year = '']) => counted(year, { よん: 'よ' }, 'ねん') },
  { pattern: /(\d+)\s*円/g, read: ([, price = '']) => counted(price, { よん: 'よ' }, 'えん') },
  { pattern: /(\d+(?:\.\d+)?)\s*[%％]/g, read: ([, value = '']) => `${readNumber(value)}パーセント` },
  { pattern: /\d+(?:,\d{3})*(?:\.\d+)?/g, read: ([value = '']) => readNumber(value) },
];
