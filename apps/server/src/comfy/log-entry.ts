import type { LogLine } from '../server-services.js';

/** The size of the terminal that ComfyUI's editor imitates; ours has none, so the usual one. */
export const logSize = { cols: 80, rows: 24 } as const;

/** A log line as ComfyUI's clients take it: its time, and its text with a line feed. */
export function logEntry({ at, level, message, fields }: LogLine): { readonly t: string; readonly m: string } {
  const facts = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
  return { t: new Date(at).toISOString(), m: `[${level}] ${message}${facts}\n` };
}
