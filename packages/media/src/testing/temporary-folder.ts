import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test; removed when the test ends. */
export async function temporaryFolder(test: { after(remove: () => Promise<void>): void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-media-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
