import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServerServices } from '../server-services.js';
import { replaceFile } from '../userdata/replace-file.js';

/** So many occasions are remembered; a folder that holds more files than this is not cleared by anybody. */
const mostRemembered = 20_000;

/** Remembers on disk which occasions were heard of, so that a restart begins no run twice. */
export interface Ledger {
  knows(occasion: string): boolean;
  /** Is on the disk a moment later: each time the whole list is written, so thousands that come together share a time. */
  add(occasion: string): void;
  /** Ends with everything on the disk. */
  close(): Promise<void>;
}

const writeAfterMs = 300;

/** The ledger of one automation, in `automations/seen/` of the home. */
export async function openLedger({ home, log }: Pick<ServerServices, 'home' | 'log'>, id: string): Promise<Ledger> {
  const path = join(home.root, 'automations', 'seen', `${id}.json`);
  const seen = new Set<string>(await readSeen(path));
  const write = async (): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, home, JSON.stringify([...seen].slice(-mostRemembered)));
  };
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    // What cannot be written is written the next time; until then the run store knows the occasions of its runs.
    writing = writing
      .then(write)
      .catch((error: unknown) => log.warn('The list of what was seen cannot be written.', { error }));
    return writing;
  };
  return {
    knows: (occasion) => seen.has(digest(occasion)),
    add(occasion) {
      seen.add(digest(occasion));
      timer ??= setTimeout(() => void flush(), writeAfterMs);
    },
    close: async () => (timer === undefined ? writing : flush()),
  };
}

async function readSeen(path: string): Promise<readonly string[]> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(read) ? read.filter((key) => typeof key === 'string') : [];
  } catch {
    // None yet, or damaged: the run store knows the occasions of its runs as well.
    return [];
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
