import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './is-alive.js';

/** Files of other machines are judged by age: no step takes this long. */
const abandonedAfterMs = 48 * 3600 * 1000;

/** Eight digits that stand for this machine: a folder may be shared, and a pid says nothing about another machine's. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * The name of a file that is being written. It says who writes it; the key comes last, so that the file has its
 * extension: writers choose a format by it.
 */
export function partialName(key: string, pid: number = process.pid): string {
  return `${machine}-${pid}-${randomUUID()}-${key}`;
}

/** Removes what was left by processes that are gone. */
export async function sweepPartialFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (await isAbandoned(path, name)) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const [writer, pid] = name.split('-');
  if (writer === machine) return !isAlive(Number(pid));
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs;
}
