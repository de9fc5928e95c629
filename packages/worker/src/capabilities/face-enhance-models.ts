import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ModelFile } from '@talkgraph/inference';
import { type Home, ModelLibrary, modelFolder, modelNames } from '@talkgraph/runtime';
import { modelChanged, modelUnknown } from '@talkgraph/vision';

/** A model by name and the SHA-256 of its file. */
export interface KnownModel {
  readonly name: string;
  readonly sha256: string;
}

/** The models that the user put into models/face-enhance/. */
export class FaceEnhanceModels {
  readonly #home: Pick<Home, 'models'>;
  readonly #library: ModelLibrary;

  constructor(home: Pick<Home, 'models'>) {
    this.#home = home;
    this.#library = new ModelLibrary(home);
  }

  /** Names of the files, in alphabetical order; none where there is no such folder. */
  names(): Promise<readonly string[]> {
    return modelNames(this.#home, 'face-enhance');
  }

  /** A model by its file's name. @throws VISION_MODEL_UNKNOWN */
  async find(name: string): Promise<KnownModel> {
    const names = await this.names();
    const file = names.find((known) => known === name || known === `${name}.onnx`);
    if (file === undefined) throw modelUnknown({ name, known: names.join(', ') });
    return { name: file, sha256: await this.#library.hash('face-enhance', file) };
  }

  /** The file of a model, if it is still the same. @throws VISION_MODEL_UNKNOWN, VISION_MODEL_CHANGED */
  async file({ name, sha256 }: KnownModel): Promise<ModelFile> {
    const found = await this.find(name);
    if (found.sha256 !== sha256) throw modelChanged({ name });
    const path = join(modelFolder(this.#home, 'face-enhance'), name);
    // A face takes such a model a second on one core, so several pay off.
    return { name: `face-enhance/${name}`, path, threads: availableParallelism() };
  }
}
