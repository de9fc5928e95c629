import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { link, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The name under which the current log file is always found. */
const logFileName = '运行实时日志.log';

const stem = '运行实时日志';
const rolledName = /^运行实时日志\.(\d{4}-\d\d-\d\d)\.(\d+)\.log$/;

/** At most ten files of about ten megabytes: what a week of heavy use writes. */
const usual = { count: 10, bytes: 10 * 1024 * 1024 };

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
  limits: { readonly bytes?: number; readonly count?: number } = {},
): Promise<LogFile> {
  const { count, bytes } = { ...usual, ...limits };
  await mkdir(folder, { recursive: true });
  let file = openFile(folder, today(), await lastNumber(folder, today()));
  let tidying = tidyUp(folder, file.path, count);
  return {
    write(text) {
      try {
        const day = today();
        if (day !== file.day || file.size >= bytes) {
          const next = openFile(folder, day, day === file.day ? file.number + 1 : 1);
          closeSync(file.handle);
          file = next;
          tidying = tidying.then(() => tidyUp(folder, next.path, count));
        }
        // Written at once: what was logged last before a crash is what one wants to read.
        file.size += writeSync(file.handle, `${text}\n`);
      } catch (error) {
        onError(error as Error);
      }
    },
    async close() {
      await tidying;
      closeSync(file.handle);
    },
  };
}

interface OpenFile {
  readonly path: string;
  readonly day: string;
  readonly number: number;
  readonly handle: number;
  size: number;
}

function openFile(folder: string, day: string, number: number): OpenFile {
  const path = join(folder, `${stem}.${day}.${number}.log`);
  const handle = openSync(path, 'a');
  return { path, day, number, handle, size: fstatSync(handle).size };
}

/** By the clock on the wall, as in the lines. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

async function lastNumber(folder: string, day: string): Promise<number> {
  const numbers = (await rolledFiles(folder)).filter((file) => file.day === day).map(({ number }) => number);
  return Math.max(1, ...numbers);
}

async function tidyUp(folder: string, current: string, count: number): Promise<void> {
  await nameCurrent(folder, current);
  await removeOldest(folder, count);
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

async function removeOldest(folder: string, count: number): Promise<void> {
  const files = await rolledFiles(folder);
  const excess = files.slice(0, Math.max(files.length - count, 0));
  await Promise.all(excess.map(({ name }) => rm(join(folder, name), { force: true })));
}

/** The files of the log, the oldest first. */
async function rolledFiles(folder: string) {
  return (await readdir(folder).catch(() => []))
    .map((name) => rolledName.exec(name))
    .filter((match) => match !== null)
    .map(([name, day, number]) => ({ name, day: day!, number: Number(number) }))
    .sort((a, b) => a.day.localeCompare(b.day) || a.number - b.number);
}
