import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Serial } from '../serial.js';
import { type HashWatch, hashPart, type ModelPart } from './model-parts.js';

/** A hash, and how the part looked when it was hashed. */
interface KnownHash {
  readonly stamp: string;
  readonly sha256: string;
}

/**
 * Hashes of models, so that hundreds of megabytes are read once and not at every look. They are kept in models/.hashes.json,
 * which may be removed at any time.
 */
export class KnownHashes {
  readonly #models: string;
  readonly #writing = new Serial();
  #known: Map<string, KnownHash> | undefined;

  constructor(models: string) {
    this.#models = models;
  }

  /** The hash of a part as it is now; undefined where it has not been hashed since it last changed. */
  async find({ path, stamp }: ModelPart): Promise<string | undefined> {
    const known = (await this.#read()).get(path);
    return known?.stamp === stamp ? known.sha256 : undefined;
  }

  /** Hashes a part, whatever is known of it. */
  async hash(part: ModelPart, watch: HashWatch = {}): Promise<string> {
    const sha256 = await hashPart(part, watch);
    await this.#keep(part.path, { stamp: part.stamp, sha256 });
    return sha256;
  }

  /** Reads the file again: another process may have hashed something. */
  refresh(): void {
    this.#known = undefined;
  }

  async #read(): Promise<Map<string, KnownHash>> {
    this.#known ??= new Map(
      Object.entries(
        await readFile(this.#file, 'utf8').then(
          (text) => JSON.parse(text) as Record<string, KnownHash>,
          () => ({}),
        ),
      ),
    );
    return this.#known;
  }

  /** Where it cannot be written, parts are hashed again another time. */
  #keep(path: string, known: KnownHash): Promise<void> {
    return this.#writing.run(async () => {
      this.refresh();
      const all = (await this.#read()).set(path, known);
      const partial = join(this.#models, `.${randomUUID()}.partial`);
      try {
        await writeFile(partial, `${JSON.stringify(Object.fromEntries(all), null, 1)}\n`);
        await rename(partial, this.#file);
      } catch {
        await rm(partial, { force: true });
      }
    });
  }

  get #file(): string {
    return join(this.#models, '.hashes.json');
  }
}
