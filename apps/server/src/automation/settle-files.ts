import { lstat } from 'node:fs/promises';

/** A file that has stayed as it is. */
export interface SettledFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Waits for files until they are whole. */
export interface FileSettling {
  /** Somebody wrote to this file, or may have. */
  touched(path: string): void;
  gone(path: string): void;
  close(): void;
}

/** So many files are looked at side by side: thousands may appear at once, and the disk belongs to running work too. */
const looksAtOnce = 8;
/** Files that are due within this time are looked at together. */
const stepMs = 100;

interface Waiting {
  dueAt: number;
  seen: string;
}

/**
 * Tells of each file once nothing about its size and time has changed for `settleMs`. Each is looked at once in that time,
 * not ten times a second. Links and folders are never told of: a link may lead anywhere.
 */
export function settleFiles(settleMs: number, onSettled: (file: SettledFile) => void): FileSettling {
  const waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let isClosed = false;

  const look = async (path: string, entry: Waiting): Promise<void> => {
    const found = await lstat(path).catch(() => undefined);
    if (isClosed || waiting.get(path) !== entry) return;
    if (found === undefined || !found.isFile()) {
      waiting.delete(path);
      return;
    }
    const now = `${found.size} ${found.mtimeMs}`;
    if (now !== entry.seen || found.size === 0) {
      waiting.set(path, { seen: now, dueAt: Date.now() + settleMs });
      return;
    }
    waiting.delete(path);
    onSettled({ path, size: found.size, mtimeMs: found.mtimeMs });
  };
  const lookAround = async (): Promise<void> => {
    if (isLooking || isClosed) return;
    isLooking = true;
    const now = Date.now();
    const due = [...waiting].filter(({ 1: { dueAt } }) => dueAt <= now);
    const work = async (): Promise<void> => {
      for (let next = due.shift(); next !== undefined && !isClosed; next = due.shift()) await look(...next);
    };
    await Promise.all(Array.from({ length: looksAtOnce }, work));
    isLooking = false;
    plan();
  };
  const plan = (): void => {
    clearTimeout(timer);
    if (isClosed || waiting.size === 0) return;
    timer = setTimeout(() => void lookAround(), stepMs).unref();
  };
  return {
    touched(path) {
      // The first look only notes how the file is.
      const entry = waiting.get(path);
      if (entry === undefined) waiting.set(path, { seen: '', dueAt: Date.now() });
      if (waiting.size === 1 || timer === undefined) plan();
    },
    gone: (path) => void waiting.delete(path),
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
