import type { Language } from '../i18n/start-i18n.js';

const units = {
  en: { ms: ' ms', s: ' s', min: ' min', h: ' h' },
  zh: { ms: ' 毫秒', s: ' 秒', min: ' 分', h: ' 小时' },
} as const;

/** A length of time for people: `340 ms`, `4.2 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationText(milliseconds: number, language: Language): string {
  const unit = units[language];
  if (milliseconds < 1000) return `${Math.round(milliseconds)}${unit.ms}`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)}${unit.s}`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${unit.min} ${whole % 60}${unit.s}`;
  return `${Math.floor(minutes / 60)}${unit.h} ${minutes % 60}${unit.min}`;
}

/** Time that is left, which nobody knows exactly: whole seconds, then minutes. */
export function remainingText(seconds: number, language: Language): string {
  const unit = units[language];
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))}${unit.s}`;
  return durationText(Math.round(seconds) * 1000, language);
}
