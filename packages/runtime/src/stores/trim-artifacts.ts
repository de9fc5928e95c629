import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MeasuredArtifactStore } from './measured-artifact-store.js';

/** A run may read what it found hours ago; what nobody found for longer than this is not in use. */
const inUseMs = 6 * 3600 * 1000;

/** When there is too much, it shrinks to this part of the limit, so that it is not counted in vain each time. */
const shrinkTo = 0.95;

/** What is thinned out, and what has to stay. */
export interface TrimArtifactsOptions {
  /** The folder of `openFolderArtifactStore`. */
  readonly folder: string;
  readonly store: Pick<MeasuredArtifactStore, 'remove'>;
  readonly limitBytes: number;
  /** Artifacts that the cache refers to: they go when their entries go. */
  readonly referenced: ReadonlySet<string>;
}

interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/**
 * Removes artifacts that no cached result refers to (renders, tracks, facts about files), those first that were found
 * longest ago, until all artifacts together are within the limit.
 */
export async function trimArtifacts(options: TrimArtifactsOptions): Promise<void> {
  const { store, limitBytes, referenced } = options;
  const files = await listArtifacts(options.folder);
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= limitBytes) return;
  const usedBefore = Date.now() - inUseMs;
  const free = files.filter(({ key, usedAt }) => !referenced.has(key) && usedAt < usedBefore);
  for (const file of free.sort((a, b) => a.usedAt - b.usedAt)) {
    if (bytes <= limitBytes * shrinkTo) return;
    await store.remove(file.key);
    bytes -= file.bytes;
  }
}

async function listArtifacts(folder: string): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const part of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    for (const key of await readdir(join(folder, part))) {
      const found = await stat(join(folder, part, key)).catch(() => undefined);
      if (found?.isFile()) files.push({ key, bytes: found.size, usedAt: found.mtimeMs });
    }
  }
  return files;
}
