import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Home } from '@talkgraph/runtime';
import { createNameQueue } from '../uploads/name-queue.js';
import { replaceFile } from '../userdata/replace-file.js';

/** So many occasions are remembered; a folder that holds more files than this is not cleared by anybody. */
const mostRemembered = 20_000;

/** Remembers on disk which occasions were heard of, so that a restart begins no run twice. */
export interface Ledger {
  knows(occasion: string): boolean;
  add(occasion: string): Promise<void>;
}

const queue = createNameQueue();

/** The ledger of one automation, in `automations/seen/` of the home. */
export async function openLedger(home: Home, id: string): Promise<Ledger> {
  const path = join(home.root, 'automations', 'seen', `${id}.json`);
  const seen = new Set<string>(await readSeen(path));
  return {
    knows: (occasion) => seen.has(digest(occasion)),
    add: (occasion) =>
      queue(path, async () => {
        seen.add(digest(occasion));
        await mkdir(dirname(path), { recursive: true });
        await replaceFile(path, home, JSON.stringify([...seen].slice(-mostRemembered)));
      }),
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
