import { createInference, hasCuda, type Inference, ModelMemory } from '@talkgraph/inference';

/** Where models run. */
export interface ModelPlace {
  readonly inference: Inference;
  /** The GPU was asked for, but there is none. */
  readonly fellBack: boolean;
}

/** The models of one worker: loaded at first use, kept between runs, on the processor and, where there is one, the GPU. */
export class LipSyncModels {
  readonly #memory: ModelMemory;
  readonly #cpu: Inference;
  #gpu: Inference | undefined;
  #hasGpu: Promise<boolean> | undefined;

  /** @param memory that the models are counted in, with all others of the process */
  constructor(memory: ModelMemory = new ModelMemory()) {
    this.#memory = memory;
    this.#cpu = createInference({ memory });
  }

  async place(useGpu: boolean): Promise<ModelPlace> {
    if (!useGpu) return { inference: this.#cpu, fellBack: false };
    // Looked for once; a card does not come or go while a worker lives.
    this.#hasGpu ??= hasCuda();
    if (!(await this.#hasGpu)) return { inference: this.#cpu, fellBack: true };
    this.#gpu ??= createInference({ providers: ['cuda', 'cpu'], memory: this.#memory });
    return { inference: this.#gpu, fellBack: false };
  }
}
