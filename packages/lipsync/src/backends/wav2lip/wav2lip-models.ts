import { readdir, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ModelFile } from '@talkgraph/inference';
import { hashFile } from '@talkgraph/media';
import { wav2LipModelChanged, wav2LipModelMissing, wav2LipModelUnknown } from '../../errors.js';

/** A model by its file's name and SHA-256, as recipes name it. */
export interface KnownModel {
  readonly name: string;
  readonly sha256: string;
}

/** The Wav2Lip models that the user put into a folder. */
export class Wav2LipModels {
  readonly #folder: string;
  readonly #hashes = new Map<string, { readonly stamp: string; readonly sha256: string }>();

  /** @param folder `models/lipsync/` of a home; it need not be there */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Names of the files, in alphabetical order. */
  async names(): Promise<readonly string[]> {
    const files = await readdir(this.#folder).catch(() => []);
    return files.filter((file) => file.toLowerCase().endsWith('.onnx')).sort();
  }

  /**
   * A model by its file's name, with or without ending; the first one where no name is given.
   * @throws LIPSYNC_MODEL_MISSING where there is none at all, LIPSYNC_MODEL_UNKNOWN
   */
  async find(name?: string): Promise<KnownModel> {
    const names = await this.names();
    if (names.length === 0) throw wav2LipModelMissing({});
    const wanted = name?.trim() ?? '';
    const file = wanted === '' ? names[0] : names.find((known) => known === wanted || known === `${wanted}.onnx`);
    if (file === undefined) throw wav2LipModelUnknown({ name: wanted, known: names });
    return { name: file, sha256: await this.#hash(file) };
  }

  /** The file of a model, if it is still the same. @throws LIPSYNC_MODEL_MISSING, LIPSYNC_MODEL_UNKNOWN, LIPSYNC_MODEL_CHANGED */
  async file({ name, sha256 }: KnownModel): Promise<ModelFile> {
    const found = await this.find(name);
    if (found.sha256 !== sha256) throw wav2LipModelChanged({ name });
    return { name: `lipsync/${name}`, path: join(this.#folder, name), threads: availableParallelism() };
  }

  /** Models are hundreds of megabytes, so a file that did not change is hashed once. */
  async #hash(file: string): Promise<string> {
    const path = join(this.#folder, file);
    const { size, mtimeMs } = await stat(path);
    const stamp = `${size} ${mtimeMs}`;
    const known = this.#hashes.get(file);
    if (known?.stamp === stamp) return known.sha256;
    const sha256 = await hashFile(path);
    this.#hashes.set(file, { stamp, sha256 });
    return sha256;
  }
}
