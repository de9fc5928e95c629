import type { Language } from '../i18n/start-i18n.js';

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

/** When something was: the time of day for today, else the day with it, and the year where it is another one. */
export function timeText(at: number, language: Language, now = Date.now()): string {
  const [date, today] = [new Date(at), new Date(now)];
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const locale = locales[language];
  if (date.toDateString() === today.toDateString()) return date.toLocaleTimeString(locale, time);
  const year = date.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return date.toLocaleString(locale, { ...year, month: 'short', day: 'numeric', ...time });
}
