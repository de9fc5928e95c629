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
  mg: '毫克',
  μm: '微米',
  nm: '纳米',
  'km/h': '公里每小时',
  'm/s': '米每秒',
  L: '升',
  h: '小时',
  min: '分钟',
  s: '秒',
  ms: '毫秒',
  Hz: '赫兹',
  kHz: '千赫',
  MHz: '兆赫',
  GHz: '吉赫',
  fps: '帧每秒',
  px: '像素',
  W: '瓦',
  kW: '千瓦',
  kWh: '千瓦时',
  V: '伏',
  dB: '分贝',
  rpm: '转每分',
};
/** Names of which the signs are said. */
const names: readonly Reading[] = [
  { pattern: /(?<![A-Za-z])C\+\+/g, read: () => 'C加加' },
  { pattern: /(?<![A-Za-z])C#/g, read: () => 'C sharp' },
  { pattern: /(?<![A-Za-z])([BCG])2([BCG])(?![A-Za-z])/g, read: ([, seller, buyer]) => `${seller} to ${buyer}` },
  // Numbers of lines are read like years: 1080p is 一零八零 P.
  { pattern: /(?<!\d)(\d{3,4})[pP](?![A-Za-z0-9])/g, read: ([, lines = '']) => `${readDigits(lines)}P` },
  // Addresses and versions: more than one point.
  {
    pattern: /(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])/g,
    read: ([version = '']) => version.split('.').map(readVersionPart).join('点'),
  },
];
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
  ...names,
  { pattern: /(?<![\d.])(\d{4}|\d{2})(?=年|\s*[-~～—–至到]\s*\d{4}年)/g, read: ([, year = '']) => readYear(year) },
  {
    pattern: /(?<![\d:])([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:])/g,
    read: ([, hour = '', minute = '']) => readTime(hour, minute),
  },
  {
    pattern: /(?<![\d:.])(\d{1,3})[:：](\d{1,3})(?![\d:.])/g,
    read: ([, left = '', right = '']) => `${readInteger(left)}比${readInteger(right)}`,
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
  { pattern: /(?<=[零一二三四五六七八九十百千万亿])\s*\+\s*(?=[零一二三四五六七八九])/g, read: () => '加' },
  { pattern: /(?<=[零一二三四五六七八九十百千万亿])\s*[×✕]\s*(?=[零一二三四五六七八九])/g, read: () => '乘' },
  { pattern: /(?<=[零一二三四五六七八九十百千万亿])\s*=\s*(?=[零一二三四五六七八九])/g, read: () => '等于' },
  // eSpeak NG's dictionary writes the rhotic 儿 in a way that its Mandarin spells in English (hua-one-r-five); 而 sounds the same.
  { pattern: /(?<=\p{Script=Han})儿/gu, read: () => '而' },
];

/** Parts of up to two digits are numbers, 192 is 一九二. */
function readVersionPart(part: string): string {
  return part.length > 2 ? readDigits(part) : readInteger(part);
}

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
