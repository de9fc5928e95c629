import { availableParallelism } from 'node:os';
import type { ModelFile } from '@talkgraph/inference';
import { wav2LipModelChanged, wav2LipModelMissing, wav2LipModelUnknown } from '../../errors.js';

/** A model by its file's name and SHA-256, as recipes name it. */
export interface KnownModel {
  readonly name: string;
  readonly sha256: string;
}

/** Where the user's models lie. */
export interface ModelShelf {
  /** Names of the files, in alphabetical order; none where there is no folder. */
  names(): Promise<readonly string[]>;
  /** SHA-256 of a file that is there, in hex. Asked for often. */
  hash(name: string): Promise<string>;
  path(name: string): string;
}

/** The Wav2Lip models of the user. */
export class Wav2LipModels {
  readonly #shelf: ModelShelf;

  constructor(shelf: ModelShelf) {
    this.#shelf = shelf;
  }

  /**
   * A model by its file's name, with or without ending; the first one where no name is given.
   * @throws LIPSYNC_MODEL_MISSING where there is none at all, LIPSYNC_MODEL_UNKNOWN
   */
  async find(name?: string): Promise<KnownModel> {
    const names = await this.#shelf.names();
    if (names.length === 0) throw wav2LipModelMissing({});
    const wanted = name?.trim() ?? '';
    const file = wanted === '' ? names[0] : names.find((known) => known === wanted || known === `${wanted}.onnx`);
    if (file === undefined) throw wav2LipModelUnknown({ name: wanted, known: names });
    return { name: file, sha256: await this.#shelf.hash(file) };
  }

  /** The file of a model, if it is still the same. @throws LIPSYNC_MODEL_MISSING, LIPSYNC_MODEL_UNKNOWN, LIPSYNC_MODEL_CHANGED */
  async file({ name, sha256 }: KnownModel): Promise<ModelFile> {
    const found = await this.find(name);
    if (found.sha256 !== sha256) throw wav2LipModelChanged({ name });
    return { name: `lipsync/${name}`, path: this.#shelf.path(name), threads: availableParallelism() };
  }
}
