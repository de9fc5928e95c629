import { timeZoneUnknown } from './value-errors.js';

/** The parts of a moment in a time zone, as a clock on the wall there shows them. */
interface ClockTime {
  readonly y: string;
  readonly M: string;
  readonly d: string;
  readonly h: string;
  readonly m: string;
  readonly s: string;
}

/**
 * Writes a moment as `%date:…%` in file names does: `yyyy` or `yy`, `MM`, `dd`, `hh` (to 23), `mm`, `ss`; a single letter is
 * not filled up with a zero. What stands in quotes is kept: `yyyy'年'M'月'd'日'`; so is everything else.
 * @param timeZone such as Asia/Shanghai; empty for this machine's
 * @throws TIME_ZONE_UNKNOWN
 */
export function formatDate(date: Date, format: string, timeZone: string): string {
  const parts = clockTime(date, timeZone.trim());
  return format.replaceAll(/'([^']*)'|d+|M+|y+|[hH]+|m+|s+/g, (token: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted;
    if (token.startsWith('y')) return token.length === 2 ? parts.y.slice(-2) : parts.y;
    const digits = parts[(token[0] === 'H' ? 'h' : token[0]) as keyof ClockTime];
    return token.length === 1 ? String(Number(digits)) : digits;
  });
}

function clockTime(date: Date, timeZone: string): ClockTime {
  const options = { hourCycle: 'h23', ...(timeZone && { timeZone }) } as const;
  const all = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, ...all });
  } catch (cause) {
    throw timeZoneUnknown({ timeZone }, cause);
  }
  const found = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = found;
  return { y: year, M: month, d: day, h: hour, m: minute, s: second };
}
