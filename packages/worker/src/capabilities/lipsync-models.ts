import { createInference, hasCuda, type Inference } from '@talkgraph/inference';
import { type LoadedModel, loadedIn } from './loaded-models.js';

export type { LoadedModel } from './loaded-models.js';

/** Where models run. */
export interface ModelPlace {
  readonly inference: Inference;
  /** The GPU was asked for, but there is none. */
  readonly fellBack: boolean;
}

/** The models of one worker: loaded at first use, kept between runs, on the processor and, where there is one, the GPU. */
export class LipSyncModels {
  readonly #cpu = createInference();
  #gpu: Inference | undefined;
  #hasGpu: Promise<boolean> | undefined;

  async place(useGpu: boolean): Promise<ModelPlace> {
    if (!useGpu) return { inference: this.#cpu, fellBack: false };
    // Looked for once; a card does not come or go while a worker lives.
    this.#hasGpu ??= hasCuda();
    if (!(await this.#hasGpu)) return { inference: this.#cpu, fellBack: true };
    this.#gpu ??= createInference({ providers: ['cuda', 'cpu'] });
    return { inference: this.#gpu, fellBack: false };
  }

  /** Gives the models' memory back once the calls under way are done; they come back by themselves when needed. */
  async release(): Promise<void> {
    await Promise.all([this.#cpu.release(), this.#gpu?.release()]);
  }

  /** The models that are in memory now. */
  figures(): readonly LoadedModel[] {
    return [...loadedIn(this.#cpu, 'cpu'), ...(this.#gpu ? loadedIn(this.#gpu, 'cuda') : [])];
  }
}
