import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../open-home.js';

/** Where the calls of a run keep unfinished files. Ids come from clients, so only harmless ones become names. */
export function scratchFolderOf(home: Pick<Home, 'temp'>, runId: string): string {
  const name = /^[\w-]{1,64}$/.test(runId) ? runId : `_${createHash('sha256').update(runId).digest('hex')}`;
  return join(home.temp, 'work', name);
}

/** Removes what a run, or all runs, left behind. */
export async function removeScratch(home: Pick<Home, 'temp'>, runId?: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3 };
  if (runId !== undefined) return rm(scratchFolderOf(home, runId), options);
  const work = join(home.temp, 'work');
  const names = await readdir(work).catch(() => []);
  for (const name of names) await rm(join(work, name), options);
}
