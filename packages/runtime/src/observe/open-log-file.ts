import type { EventEmitter } from 'node:events';
import { link, readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
// @ts-expect-error the package has no types
import pinoRoll from 'pino-roll';

/** The parts of pino-roll in use. */
const openRollingFile: (options: {
  readonly file: string;
  readonly extension: string;
  readonly frequency: 'daily';
  readonly dateFormat: string;
  readonly size: string;
  readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
  readonly mkdir: boolean;
  readonly sync: boolean;
}) => Promise<EventEmitter & { readonly file: string; write(text: string): boolean; end(): void }> = pinoRoll;

/** The name under which the current log file is always found. */
const logFileName = '运行实时日志.log';

const stem = '运行实时日志';
const rolledName = /^运行实时日志\.(\d{4}-\d\d-\d\d)\.(\d+)\.log$/;

/** At most ten files of about ten megabytes: what a week of heavy use writes. */
const fileLimit = 10;
const sizeLimit = '10m';

export interface LogFile {
  write(text: string): void;
  close(): Promise<void>;
}

/**
 * Opens the log below a folder. Lines go to `运行实时日志.2026-11-22.1.log`, which is continued by the next program of the
 * same day; a new file begins each day and when one is full, and the oldest are removed. `运行实时日志.log` is a second
 * name of the current file.
 * @param onError called when lines cannot be written any more: the disk is full…
 */
export async function openLogFile(
  folder: string,
  onError: (error: Error) => void,
  limits: { readonly size?: string; readonly count?: number } = {},
): Promise<LogFile> {
  const count = limits.count ?? fileLimit;
  await removeOldest(folder, count);
  const stream = await openRollingFile({
    file: join(folder, stem),
    extension: '.log',
    frequency: 'daily',
    dateFormat: 'yyyy-MM-dd',
    size: limits.size ?? sizeLimit,
    limit: { count, removeOtherLogFiles: true },
    mkdir: true,
    // Written at once: what was logged last before a crash is what one wants to read.
    sync: true,
  });
  stream.on('error', onError);
  let linking = nameCurrent(folder, stream.file);
  // Opening another file is announced as being ready again.
  stream.on('ready', () => {
    linking = linking.then(() => nameCurrent(folder, stream.file));
  });
  await linking;
  return {
    write: (text) => void stream.write(`${text}\n`),
    async close() {
      const closed = new Promise<void>((resolve) => {
        stream.once('close', () => resolve());
        // What cannot be written now is lost; the file would wait for it for ever.
        stream.once('error', () => resolve());
      });
      stream.end();
      await closed;
      await linking;
    },
  };
}

/** Gives the current file its second name, in one step so that the name is never missing. */
async function nameCurrent(folder: string, file: string): Promise<void> {
  const temporary = join(folder, `.${logFileName}.${process.pid}`);
  try {
    await rm(temporary, { force: true });
    // A hard link works on Windows without special rights; some disks (exFAT) know only the other kind, or none.
    await link(file, temporary).catch(() => symlink(basename(file), temporary));
    await rename(temporary, join(folder, logFileName));
    // Renaming onto another name of the same file does nothing at all.
    await rm(temporary, { force: true });
  } catch {
    await rm(temporary, { force: true });
  }
}

/** Rolling removes old files too, but a program that is started each day may never roll. */
async function removeOldest(folder: string, count: number): Promise<void> {
  const rolled = (await readdir(folder).catch(() => []))
    .map((name) => rolledName.exec(name))
    .filter((match) => match !== null)
    .sort((a, b) => a[1]!.localeCompare(b[1]!) || Number(a[2]) - Number(b[2]));
  const excess = rolled.slice(0, Math.max(rolled.length - count, 0));
  await Promise.all(excess.map((match) => rm(join(folder, match[0]), { force: true })));
}
