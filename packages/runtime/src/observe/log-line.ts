import type { Json, JsonObject } from '@talkgraph/engine';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One line of the log, as the editor's log panel gets it. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: JsonObject;
  /** As it stands in the file. */
  readonly text: string;
}

/** Reads a line that pino has written and adds the text for people. */
export function readLogLine(json: string): LogLine {
  const { time, level, msg, fields, ...bindings } = JSON.parse(json) as {
    time: number;
    level: LogLevel;
    msg?: string;
    fields?: JsonObject;
  } & JsonObject;
  const line = { at: time, level, message: oneLine(msg ?? ''), fields: { ...bindings, ...fields } };
  return { ...line, text: formatLine(line) };
}

/** `2026-11-22 14:03:21.042 INFO  Run started runId=a5 nodes=12`, with an error's stack on lines of its own. */
function formatLine({ at, level, message, fields }: Omit<LogLine, 'text'>): string {
  const stacks = Object.values(fields).flatMap(stacksOf);
  const facts = Object.entries(fields).map(([key, value]) => ` ${oneLine(key)}=${formatValue(value)}`);
  const head = `${localTime(new Date(at))} ${level.toUpperCase().padEnd(5)} ${message}${facts.join('')}`;
  return [head, ...stacks.map((stack) => stack.replace(/^/gm, '    '))].join('\n');
}

function formatValue(value: Json): string {
  if (typeof value === 'string') return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  if (isError(value))
    return JSON.stringify(value.code === undefined ? value.message : `${value.code}: ${value.message}`);
  return JSON.stringify(value);
}

function stacksOf(value: Json): readonly string[] {
  if (!isError(value)) return [];
  return [value.stack ?? [], stacksOf(value.cause ?? null)].flat();
}

interface PrintedError {
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: Json;
}

function isError(value: Json): value is JsonObject & PrintedError {
  return typeof value === 'object' && value !== null && 'stack' in value && 'message' in value;
}

/** Names and messages may come from outside: they must not begin a line of their own, nor steer a terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function localTime(date: Date): string {
  const local = new Date(date.valueOf() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 23).replace('T', ' ');
}
