import { defineNode, int, string } from '@talkgraph/engine';
import { formatDate } from './format-date.js';

const dayMs = 24 * 60 * 60 * 1000;

export const dateText = defineNode({
  type: 'DateText',
  version: 1,
  label: { en: 'Date', zh: '日期' },
  category: 'values',
  summary: {
    en: 'Writes the date and time of now as text, for titles, mails and file names.',
    zh: '将当前日期时间写成文本，用于标题、邮件和文件名。',
  },
  keywords: ['now', 'today', 'time', 'day', '今天', '现在', '时间'],
  inputs: {
    format: {
      type: string,
      default: 'yyyy-MM-dd',
      label: { en: 'Form', zh: '格式' },
      tooltip: {
        en: "yyyy year, MM month, dd day, hh hour, mm minute, ss second: yyyy-MM-dd hh:mm. Letters in quotes stay: 'day' d.",
        zh: 'yyyy 年、MM 月、dd 日、hh 时、mm 分、ss 秒，例如 yyyy年M月d日、yyyy-MM-dd hh:mm。',
      },
    },
    days: {
      type: int,
      optional: true,
      default: 0,
      min: -36_500,
      max: 36_500,
      label: { en: 'Days from now', zh: '天数偏移' },
      tooltip: { en: '1 is tomorrow, -1 yesterday.', zh: '1 表示明天，-1 表示昨天。' },
    },
    time_zone: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'Time zone', zh: '时区' },
      placeholder: { en: "this computer's", zh: '本机时区' },
      tooltip: { en: 'Such as Asia/Shanghai or UTC.', zh: '例如 Asia/Shanghai 或 UTC。' },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  // Always asked for, but while the text is the same day's, nothing behind it has to be made again.
  fingerprint: ({ format, days, time_zone: timeZone }) =>
    typeof format === 'string' && typeof days === 'number' && typeof timeZone === 'string'
      ? textOf(format, days, timeZone)
      : Number.NaN,
  run: ({ format, days, time_zone: timeZone }) => ({ STRING: textOf(format, days, timeZone) }),
});

function textOf(format: string, days: number, timeZone: string): string {
  return formatDate(new Date(Date.now() + days * dayMs), format, timeZone);
}
