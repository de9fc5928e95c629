import { readDigits, readInteger, readNumber } from './chinese-numbers.js';
import type { Reading } from './spoken-text.js';

const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const units: Readonly<Record<string, string>> = {
  km: '公里',
  kg: '公斤',
  cm: '厘米',
  mm: '毫米',
  ml: '毫升',
  mL: '毫升',
  '℃': '摄氏度',
  '°C': '摄氏度',
  '㎡': '平方米',
  'm²': '平方米',
  m2: '平方米',
  m: '米',
  g: '克',
};
const currencies: Readonly<Record<string, string>> = {
  '¥': '元',
  '￥': '元',
  $: '美元',
  '＄': '美元',
  '€': '欧元',
  '£': '英镑',
};
const unitPattern = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|');

/**
 * How a Chinese speaker reads numbers: years digit by digit, dates, times of day, percentages before their number, money
 * after it, 两 before measure words. In this order: what is more special comes first.
 */
export const chineseReadings: readonly Reading[] = [
  {
    pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])/g,
    read: ([, year = '', month = '', day = '']) =>
      Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
        ? `${readDigits(year)}年${readInteger(month)}月${readInteger(day)}日`
        : undefined,
  },
  { pattern: /(?<![\d.])(\d{4}|\d{2})(?=年|\s*[-~～—–至到]\s*\d{4}年)/g, read: ([, year = '']) => readYear(year) },
  {
    pattern: /(?<![\d:])([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:])/g,
    read: ([, hour = '', minute = '']) => readTime(hour, minute),
  },
  { pattern: /(?<!\d)(\d{2,4}(?:[- ]\d{3,4}){1,3})(?!\d)/g, read: ([phone = '']) => readPhone(phone) },
  { pattern: /(?<![\d\p{L}])[-−](?=\d)/gu, read: () => '负' },
  { pattern: new RegExp(`(${number})\\s*[%％]`, 'g'), read: ([, value = '']) => `百分之${readNumber(value)}` },
  { pattern: new RegExp(`(${number})\\s*‰`, 'g'), read: ([, value = '']) => `千分之${readNumber(value)}` },
  {
    pattern: new RegExp(`([¥￥$＄€£])\\s*(${number})([万亿]?)`, 'g'),
    read: ([, sign = '', value = '', large = '']) => `${readNumber(value)}${large}${currencies[sign]}`,
  },
  {
    pattern: new RegExp(`(${number})\\s*(${unitPattern})(?![A-Za-z0-9])`, 'g'),
    read: ([, value = '', unit = '']) => `${readAmount(value)}${units[unit]}`,
  },
  {
    pattern: /(?<![\d/])(\d{1,2})\/(\d{1,3})(?![\d/])/g,
    read: ([, part = '', whole = '']) => `${readInteger(whole)}分之${readInteger(part)}`,
  },
  {
    pattern: /(?<=[\d零一二三四五六七八九十百千万亿年月日号点元])\s*[-~～—–]\s*(?=[\d零一二三四五六七八九])/g,
    read: () => '到',
  },
  {
    pattern:
      /(?<![\d.第])2(?=\s*(?:个|位|名|天|次|种|条|本|张|台|件|家|岁|倍|周|米|公里|元|块|人|小时|分钟|秒|项|类|段|步|点(?!\d)|章|节课|门|套))/g,
    read: () => '两',
  },
  // Codes and telephone numbers: a leading zero, or more digits than a quantity has.
  { pattern: /(?<![\d.])(0\d+|\d{8,})(?![\d.])/g, read: ([code = '']) => readDigits(code) },
  { pattern: new RegExp(number, 'g'), read: ([value = '']) => readNumber(value) },
];

/** 2025年 and 98年 are years; 3000年 and 15年 are durations. */
function readYear(year: string): string | undefined {
  if (year.length === 4) return /^(?:1\d|20)(?!00$)/.test(year) || year === '2000' ? readDigits(year) : undefined;
  return Number(year) >= 50 || year.startsWith('0') ? readDigits(year) : undefined;
}

/** Ten digits or more are a telephone number; fewer are a range, such as 100-200. */
function readPhone(phone: string): string | undefined {
  const plain = phone.replaceAll(/\D/g, '');
  return plain.length >= 10 ? readDigits(plain) : undefined;
}

function readTime(hour: string, minute: string): string {
  const hours = Number(hour) === 2 ? '两' : readInteger(hour);
  if (minute === '00') return `${hours}点整`;
  return `${hours}点${minute.startsWith('0') ? `零${readInteger(minute)}` : readInteger(minute)}分`;
}

/** Two of something is 两, but not in 12 or 2.5. */
function readAmount(value: string): string {
  return value === '2' ? '两' : readNumber(value);
}
