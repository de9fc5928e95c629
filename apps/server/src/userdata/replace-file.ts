import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Home, placeFile } from '@talkgraph/runtime';
import { temporaryFolder } from '../uploads/temporary-folder.js';
import { usingFile } from '../uploads/using-file.js';

/** Writes a file, which appears whole or not at all. */
export async function replaceFile(path: string, home: Home, content: string | Uint8Array): Promise<void> {
  const folder = temporaryFolder(home);
  await mkdir(folder, { recursive: true });
  const temporaryPath = join(folder, `${randomUUID()}.partial`);
  await usingFile(temporaryPath, async () => {
    await writeFile(temporaryPath, content, { flag: 'wx' });
    await placeFile(temporaryPath, path);
  });
}
