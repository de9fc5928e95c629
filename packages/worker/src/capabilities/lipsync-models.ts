import { createInference, hasCuda, type Inference } from '@talkgraph/inference';

/** What a loaded model costs, and where it runs. */
export interface LoadedModel {
  readonly name: string;
  readonly provider: string;
  /** Growth of the process when it was loaded; the size of its file where that cannot be told. */
  readonly bytes: number;
}

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

function loadedIn(inference: Inference, provider: string): LoadedModel[] {
  const loaded = inference.figures().filter(({ loaded }) => loaded);
  return loaded.map(({ name, bytes, residentBytes }) => ({ name, provider, bytes: residentBytes || bytes }));
}
