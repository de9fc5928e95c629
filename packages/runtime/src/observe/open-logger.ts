import type { LogFields, Logger } from '@talkgraph/engine';
import type { Logger as PinoLogger } from 'pino';
import type { Home } from '../open-home.js';
import type { Redactor } from '../secrets/redactor.js';
import { type LogLevel, type LogLine, readLogLine } from './log-line.js';
import { openLogFile } from './open-log-file.js';
import { printableFields, withoutSecrets } from './printable-fields.js';

/** How many lines are kept for those who open the log panel later. */
const recentLimit = 1000;

export interface OpenLoggerOptions {
  readonly home: Pick<Home, 'logs'>;
  /** Where people read along, normally `process.stderr`; colours only on a terminal. Nothing where not given. */
  readonly console?: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** The least important lines that are kept; `info` by default. */
  readonly level?: LogLevel;
  /** Hides known secrets in every line, besides what looks like one. */
  readonly redactor?: Pick<Redactor, 'value'>;
  readonly limits?: Parameters<typeof openLogFile>[2];
}

/** A log that goes to the console, to `logs/运行实时日志.log`, and to whoever listens. */
export interface LiveLogger extends Logger {
  /** Calls the listener with every further line, of child loggers too. Answers how to stop. */
  onLine(listener: (line: LogLine) => void): () => void;
  /** The last lines, oldest first; at most 1000 are kept. */
  recentLines(count: number): readonly LogLine[];
  /** Writes what is left and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens the log of a program. Secrets in fields and addresses are hidden. When the file cannot be opened or written, the
 * program goes on and the console says so.
 */
export async function openLogger(options: OpenLoggerOptions): Promise<LiveLogger> {
  const { pino } = await import('pino');
  const listeners = new Set<(line: LogLine) => void>();
  const recent: LogLine[] = [];
  let fileWorks = true;
  const show = (line: LogLine) => {
    options.console?.write(`${options.console.isTTY === true ? coloured(line) : line.text}\n`);
    recent.push(line);
    if (recent.length > recentLimit) recent.shift();
    for (const listener of listeners) listener(line);
  };
  const giveUpFile = (error: Error) => {
    if (!fileWorks) return;
    fileWorks = false;
    log.error('The log file cannot be written; lines go to the console only', { folder: options.home.logs, error });
  };
  const file = await openLogFile(options.home.logs, giveUpFile, options.limits).catch((error: Error) => error);
  const write = (json: string) => {
    const read = readLogLine(json);
    const line = options.redactor?.value(read) ?? read;
    if (fileWorks && !(file instanceof Error)) file.write(line.text);
    show(line);
  };
  const log = adapt(pino(pinoOptions(options.level ?? 'info'), { write }));
  if (file instanceof Error) giveUpFile(file);
  return {
    ...log,
    onLine(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    recentLines: (count) => recent.slice(Math.max(recent.length - count, 0)),
    async close() {
      // What is said later, while the program ends, still goes to the console.
      fileWorks = false;
      if (!(file instanceof Error)) await file.close();
    },
  };
}

function pinoOptions(level: LogLevel) {
  return {
    level,
    base: null,
    // Fields lie apart, so that one called `time` or `level` does no harm.
    nestedKey: 'fields',
    formatters: {
      level: (label: string) => ({ level: label }),
      log: printableFields,
    },
  };
}

/** Pino as the engine's contract: message first. */
function adapt(target: PinoLogger): Logger {
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) =>
      target[level](fields, withoutSecrets(message));
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => adapt(target.child(printableFields(fields))),
  };
}

const colours: Readonly<Record<LogLevel, string>> = { debug: '90', info: '36', warn: '33', error: '31' };

function coloured({ text, level }: LogLine): string {
  return text.replace(level.toUpperCase(), (word) => `\x1b[${colours[level]}m${word}\x1b[0m`);
}
