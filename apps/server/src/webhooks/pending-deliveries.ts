import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '@talkgraph/runtime';
import { z } from 'zod';
import { replaceFile } from '../userdata/replace-file.js';

const delivery = z.object({ runId: z.string(), attempts: z.number() });

/** A webhook that is owed: the run need not have ended yet. */
export type Delivery = z.infer<typeof delivery>;

/** The webhooks that are owed, one small file each, so that a restart still delivers them. */
export interface PendingDeliveries {
  list(): Promise<readonly Delivery[]>;
  find(runId: string): Promise<Delivery | undefined>;
  save(delivery: Delivery): Promise<void>;
  remove(runId: string): Promise<void>;
}

/** Opens the folder `webhooks/` of a home. */
export async function openPendingDeliveries(home: Home): Promise<PendingDeliveries> {
  const folder = join(home.root, 'webhooks');
  await mkdir(folder, { recursive: true });
  // Clients may choose the ids of their runs, so the name is made of the id, not by it.
  const fileOf = (runId: string) => join(folder, `${createHash('sha256').update(runId).digest('hex')}.json`);
  return {
    async list() {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      const found = await Promise.all(names.map((name) => read(join(folder, name))));
      return found.filter((entry) => entry !== undefined);
    },
    find: (runId) => read(fileOf(runId)),
    save: (entry) => replaceFile(fileOf(entry.runId), home, JSON.stringify(entry)),
    remove: (runId) => rm(fileOf(runId), { force: true }),
  };
}

/** A file that is gone or broken owes nothing. */
async function read(path: string): Promise<Delivery | undefined> {
  try {
    return delivery.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
