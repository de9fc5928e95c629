import { availableParallelism } from 'node:os';
import type { ModelFile } from '@talkgraph/inference';
import type { Home } from '@talkgraph/runtime';
import { modelChanged, modelUnknown } from '@talkgraph/vision';
import { type ModelShelf, modelShelf } from './model-shelf.js';

/** A model by name and the SHA-256 of its file. */
export interface KnownModel {
  readonly name: string;
  readonly sha256: string;
}

/** The models that the user put into models/face-enhance/. */
export class FaceEnhanceModels {
  readonly #shelf: ModelShelf;

  constructor(home: Pick<Home, 'models'>) {
    this.#shelf = modelShelf(home, 'face-enhance');
  }

  /** Names of the files, in alphabetical order; none where there is no such folder. */
  names(): Promise<readonly string[]> {
    return this.#shelf.names();
  }

  /** A model by its file's name. @throws VISION_MODEL_UNKNOWN */
  async find(name: string): Promise<KnownModel> {
    const names = await this.names();
    const file = names.find((known) => known === name || known === `${name}.onnx`);
    if (file === undefined) throw modelUnknown({ name, known: names.join(', ') });
    return { name: file, sha256: await this.#shelf.hash(file) };
  }

  /** The file of a model, if it is still the same. @throws VISION_MODEL_UNKNOWN, VISION_MODEL_CHANGED */
  async file({ name, sha256 }: KnownModel): Promise<ModelFile> {
    const found = await this.find(name);
    if (found.sha256 !== sha256) throw modelChanged({ name });
    // A face takes such a model a second on one core, so several pay off.
    return { name: `face-enhance/${name}`, path: this.#shelf.path(name), threads: availableParallelism() };
  }
}
