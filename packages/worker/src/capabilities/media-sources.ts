import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ArtifactStore } from '@talkgraph/engine';
import { keptFilmKey } from '@talkgraph/lipsync';
import { clipSourceChanged, clipSourceMissing, hashFile, mediaNotReadable } from '@talkgraph/media';

/** What tells a file from another one at the same path, without reading it. Numbers as text: they exceed 2^53. */
interface FileFacts {
  readonly bytes: string;
  readonly modified: string;
  readonly changed: string;
  readonly inode: string;
}

interface KnownFile extends FileFacts {
  readonly path: string;
  readonly sha256: string;
}

/** Paths of one content, the one seen last first. More are not needed, and copies of a file are few. */
const mostPaths = 8;

/**
 * Knows where the source files of recipes lie, by the SHA-256 of their content. What it learns is kept in the artifact
 * store, so that every worker on the same home knows it, also after a restart.
 */
export class MediaSources {
  readonly #store: ArtifactStore;
  /** By path; spares reading the store for what this process has seen. */
  readonly #known = new Map<string, KnownFile>();

  constructor(store: ArtifactStore) {
    this.#store = store;
  }

  /** The SHA-256 of a file; read only when it is new or has changed. @throws MEDIA_NOT_READABLE, CANCELLED */
  async hash(path: string, options: { readonly signal?: AbortSignal } = {}): Promise<string> {
    const absolute = resolve(path);
    const facts = await factsOf(absolute);
    const known = this.#known.get(absolute) ?? (await this.#read<KnownFile>(pathKey(absolute)));
    const same = known && sameFacts(known, facts);
    const sha256 = same ? known.sha256 : await hashFile(absolute, options);
    const file = { path: absolute, sha256, ...facts };
    if (!same) await this.#write(pathKey(absolute), file);
    this.#known.set(absolute, file);
    await this.#remember(sha256, absolute);
    return sha256;
  }

  /** Remembers a file whose hash is known already, so that it need not be read for it. */
  async note(path: string, sha256: string): Promise<void> {
    const absolute = resolve(path);
    const file = { path: absolute, sha256, ...(await factsOf(absolute)) };
    await this.#write(pathKey(absolute), file);
    this.#known.set(absolute, file);
    await this.#remember(sha256, absolute);
  }

  /** A path at which a file of this content lies now. @throws CLIP_SOURCE_MISSING, CLIP_SOURCE_CHANGED */
  async find(sha256: string): Promise<string> {
    // What lies in the store itself is found by its name even when the note of where it lies is gone.
    const kept = await Promise.all([keptSoundKey(sha256), keptFilmKey(sha256)].map((key) => this.#store.find(key)));
    const paths = [...(await this.#pathsOf(sha256)), ...kept.filter((path) => path !== undefined)];
    let changed: string | undefined;
    for (const path of paths) {
      try {
        if ((await this.hash(path)) === sha256) return path;
        changed ??= path;
      } catch {
        // Gone or not readable: another copy will do.
      }
    }
    if (changed !== undefined) throw clipSourceChanged({ path: changed });
    throw clipSourceMissing({ sha256 });
  }

  async #remember(sha256: string, path: string): Promise<void> {
    const paths = await this.#pathsOf(sha256);
    if (paths[0] === path) return;
    await this.#write(sourceKey(sha256), [path, ...paths.filter((other) => other !== path)].slice(0, mostPaths));
  }

  async #pathsOf(sha256: string): Promise<readonly string[]> {
    return (await this.#read<readonly string[]>(sourceKey(sha256))) ?? [];
  }

  async #read<T>(key: string): Promise<T | undefined> {
    const path = await this.#store.find(key);
    if (path === undefined) return undefined;
    // The store may be emptied at any time; then the file is hashed again.
    return readFile(path, 'utf8').then(
      (text) => JSON.parse(text) as T,
      () => undefined,
    );
  }

  async #write(key: string, value: unknown): Promise<void> {
    await this.#store.put(key, (path) => writeFile(path, JSON.stringify(value)));
  }
}

/** The artifact of a computed sound whose file has this hash. */
export function keptSoundKey(sha256: string): string {
  return `${sha256}.sound`;
}

function pathKey(path: string): string {
  return `${createHash('sha256').update(path).digest('hex')}.file.json`;
}

function sourceKey(sha256: string): string {
  return `${sha256}.source.json`;
}

async function factsOf(path: string): Promise<FileFacts> {
  const info = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    throw mediaNotReadable({ path, reason: error.code ?? error.message }, error);
  });
  return {
    bytes: String(info.size),
    modified: String(info.mtimeNs),
    changed: String(info.ctimeNs),
    inode: String(info.ino),
  };
}

function sameFacts(a: FileFacts, b: FileFacts): boolean {
  return a.bytes === b.bytes && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode;
}
