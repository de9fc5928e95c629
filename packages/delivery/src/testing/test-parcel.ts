import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { DeliveryJournal, FileParcel } from '../contract.js';
import { openDeliveryJournal } from '../open-delivery-journal.js';

/** A folder that is removed when the test ends. */
export async function testFolder(t: Pick<TestContext, 'after'>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-delivery-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty journal that is removed when the test ends. */
export async function testJournal(t: Pick<TestContext, 'after'>): Promise<DeliveryJournal> {
  return openDeliveryJournal(await testFolder(t));
}

/** A file of random bytes to be delivered, and what is in it. */
export async function testParcel(
  t: Pick<TestContext, 'after'>,
  bytes: number,
  changes: Partial<FileParcel> = {},
): Promise<{ readonly parcel: FileParcel; readonly contents: Buffer }> {
  const path = join(await testFolder(t), 'film.mp4');
  const contents = randomBytes(bytes);
  await writeFile(path, contents);
  return { parcel: { path, name: 'film.mp4', contentType: 'video/mp4', ifExists: 'replace', ...changes }, contents };
}

/** Waits short enough for tests. */
export const quickRetry = { attempts: 4, firstWaitMs: 5, longestWaitMs: 20 };
