import type { TalkReport } from './talk-report.js';

/** The text of a report file: JSON, indented by two spaces, numbers rounded to four places after the point. */
export function reportJson(report: TalkReport): string {
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value);
  return `${JSON.stringify(report, rounded, 2)}\n`;
}
