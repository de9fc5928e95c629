import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFiles } from './watch-folder.js';

/** Begins runs for files, one after the other. */
export interface TurnQueue {
  add(found: FoundFiles): void;
  close(): Promise<void>;
}

export interface TurnOptions {
  readonly inputsFolder: string;
  /** Answers whether a run was begun. */
  readonly begin: (found: FoundFiles) => Promise<boolean>;
  /** The wait after a refusal; it doubles up to five minutes. */
  readonly firstWaitMs?: number;
}

const longestWaitMs = 300_000;
/** When so many in a row are refused, it is the workflow that is wrong and not the files. */
const mostRefusals = 10;

/**
 * Begins a run for each find, one at a time, so that a thousand files that appear together leave time for everybody else.
 * What is refused (the disk is full, somebody works on the workflow) waits and is tried again: nobody hands the files in twice.
 */
export function beginInTurn({ inputsFolder, begin, firstWaitMs = 5000 }: TurnOptions): TurnQueue {
  const waiting = new Map<string, FoundFiles>();
  let pass: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = firstWaitMs;
  let isClosed = false;

  const goThrough = async (): Promise<void> => {
    const refused = new Map<string, FoundFiles>();
    let refusals = 0;
    for (const [stem, found] of waiting) {
      if (isClosed || refusals === mostRefusals) break;
      waiting.delete(stem);
      if (!(await areThere(inputsFolder, found))) continue;
      const isBegun = await begin(found);
      refusals = isBegun ? 0 : refusals + 1;
      // A newer find of the same files may have come meanwhile.
      if (!isBegun && !waiting.has(stem)) refused.set(stem, found);
      if (isBegun) waitMs = firstWaitMs;
    }
    for (const [stem, found] of refused) if (!waiting.has(stem)) waiting.set(stem, found);
    pass = undefined;
    if (isClosed || waiting.size === 0) return;
    if (refused.size === 0) {
      start();
      return;
    }
    timer = setTimeout(start, waitMs).unref();
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  };
  const start = (): void => {
    clearTimeout(timer);
    if (!isClosed) pass ??= goThrough();
  };
  return {
    add(found) {
      waiting.set(found.stem, found);
      start();
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await pass;
    },
  };
}

async function areThere(folder: string, { files }: FoundFiles): Promise<boolean> {
  const found = await Promise.all(Object.values(files).map((name) => stat(join(folder, name)).catch(() => undefined)));
  return found.every((stats) => stats?.isFile());
}
