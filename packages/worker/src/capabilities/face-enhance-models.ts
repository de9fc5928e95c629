import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFile } from '@talkgraph/inference';
import { hashFile } from '@talkgraph/media';
import type { Home } from '@talkgraph/runtime';
import { modelChanged, modelUnknown } from '@talkgraph/vision';

/** A model by name and the SHA-256 of its file. */
export interface KnownModel {
  readonly name: string;
  readonly sha256: string;
}

/** The models that the user put into models/face-enhance/. */
export class FaceEnhanceModels {
  readonly #folder: string;
  readonly #hashes = new Map<string, { readonly stamp: string; readonly sha256: string }>();

  constructor(home: Pick<Home, 'models'>) {
    this.#folder = join(home.models, 'face-enhance');
  }

  /** Names of the files, in alphabetical order; none where there is no such folder. */
  async names(): Promise<readonly string[]> {
    const files = await readdir(this.#folder).catch(() => []);
    return files.filter((file) => file.toLowerCase().endsWith('.onnx')).sort();
  }

  /** A model by its file's name. @throws VISION_MODEL_UNKNOWN */
  async find(name: string): Promise<KnownModel> {
    const names = await this.names();
    const file = names.find((known) => known === name || known === `${name}.onnx`);
    if (file === undefined) throw modelUnknown({ name, known: names.join(', ') });
    return { name: file, sha256: await this.#hash(file) };
  }

  /** The file of a model, if it is still the same. @throws VISION_MODEL_UNKNOWN, VISION_MODEL_CHANGED */
  async file({ name, sha256 }: KnownModel): Promise<ModelFile> {
    const found = await this.find(name);
    if (found.sha256 !== sha256) throw modelChanged({ name });
    return { name: `face-enhance/${name}`, path: join(this.#folder, name) };
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
