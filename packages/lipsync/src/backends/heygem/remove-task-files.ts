import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Takes away the inputs of a task and what the service makes of them: `_format.mp4`, `_format.wav`, `-t.mp4`, `-r.mp4`. */
export async function removeTaskFiles(code: string, folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    // Of a container that runs as root some may have to stay; they are in nobody's way.
    if (name.startsWith(code)) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
