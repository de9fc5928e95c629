import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { ArtifactStore, JsonObject } from '@talkgraph/engine';

/** What is made of a file and kept: a thumbnail, a picture in another format, the peaks of a sound. */
export interface DerivedFile {
  /** The file it is made of. */
  readonly path: string;
  /** What is made, and how; part of its key. */
  readonly task: string;
  readonly params: JsonObject;
  /** Without its point. */
  readonly extension: string;
  /** Fills the path it is given. */
  make(temporaryPath: string): Promise<void>;
}

/** Answers the path of a derived file, made when it is asked for first. */
export type DerivedFiles = (file: DerivedFile) => Promise<string>;

/** Keeps derived files in the artifact store. Who asks for one that is just being made waits for it. */
export function createDerivedFiles(store: ArtifactStore): DerivedFiles {
  const making = new Map<string, Promise<string>>();
  return async (file) => {
    const key = await keyOf(file);
    const found = await store.find(key);
    if (found !== undefined) return found;
    const underway = making.get(key) ?? store.put(key, file.make).finally(() => making.delete(key));
    making.set(key, underway);
    return underway;
  };
}

/**
 * The content is told by place, size and times of the file, since reading a video of many gigabytes to hash it would take
 * longer than what is made of it. A file that was replaced has another change time.
 */
async function keyOf({ path, task, params, extension }: DerivedFile): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  const facts = [task, params, path, ...[dev, ino, size, mtimeNs, ctimeNs].map(String)];
  return `${createHash('sha256').update(JSON.stringify(facts)).digest('hex')}.${extension}`;
}
