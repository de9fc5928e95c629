import { stat } from 'node:fs/promises';
import { type MemoryHolder, type ModelMemory, ModelUse, plausibleBytes } from '@talkgraph/inference';
import { collectGarbage } from './collect-garbage.js';

/** A model that may be loaded. */
export interface WantedModel<T> {
  /** As it is shown: `tts/kokoro`. */
  readonly name: string;
  /** Two models of the same state are one. */
  readonly state: string;
  /** Its weights. */
  readonly files: readonly string[];
  readonly open: () => Promise<T>;
}

interface Held<T> {
  readonly name: string;
  readonly state: string;
  readonly opened: Promise<T>;
}

/**
 * Keeps one model of sherpa-onnx in memory until another is wanted, and counts it. sherpa-onnx has no call that closes a model:
 * it is given back when nothing refers to it any more.
 */
export class ModelSlot<T> implements MemoryHolder {
  readonly provider = 'cpu';
  readonly #memory: ModelMemory;
  #held: Held<T> | undefined;
  #name = '';
  #bytes = 0;
  #busy = 0;
  #use = new ModelUse();

  constructor(memory: ModelMemory) {
    this.#memory = memory;
    memory.add(this);
  }

  get name(): string {
    return this.#name;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get use(): ModelUse {
    return this.#use;
  }

  get busy(): boolean {
    return this.#busy > 0;
  }

  /** Whether this model is the one in memory, as it is now. */
  holds({ state }: Pick<WantedModel<T>, 'state'>): boolean {
    return this.#held?.state === state;
  }

  /** The model, loaded unless it is held. */
  async load(wanted: WantedModel<T>): Promise<T> {
    if (!this.holds(wanted)) await this.release();
    this.#use.touch();
    this.#held ??= { name: wanted.name, state: wanted.state, opened: this.#open(wanted) };
    const held = this.#held;
    try {
      return await held.opened;
    } catch (error) {
      if (this.#held === held) await this.release();
      throw error;
    }
  }

  /** Runs something on the model, which is not given back meanwhile. */
  async run<R>(work: () => Promise<R>): Promise<R> {
    this.#busy += 1;
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#use.touch();
      this.#use.ran(performance.now() - started);
      // It was given back while it ran.
      if (!this.#held) collectGarbage();
    }
  }

  /** Lets go of the model. Whoever works with it keeps it until then. */
  async release(): Promise<void> {
    if (!this.#held) return;
    this.#held = undefined;
    this.#bytes = 0;
    collectGarbage();
  }

  async #open({ name, state, files, open }: WantedModel<T>): Promise<T> {
    this.#busy += 1;
    try {
      const sizes = await Promise.all(
        files.map((file) =>
          stat(file)
            .then(({ size }) => size)
            .catch(() => 0),
        ),
      );
      const fileBytes = sizes.reduce((sum, size) => sum + size, 0);
      await this.#memory.makeRoom(this.provider, fileBytes, this);
      const before = process.memoryUsage.rss();
      const started = performance.now();
      const model = await open();
      // Released or replaced meanwhile: nobody holds it here.
      if (this.#held?.state !== state) return model;
      if (this.#name !== name) this.#use = new ModelUse();
      this.#name = name;
      this.#use.loaded(performance.now() - started);
      this.#bytes = Math.max(1, plausibleBytes(fileBytes, process.memoryUsage.rss() - before));
      await this.#memory.makeRoom(this.provider, 0, this);
      return model;
    } finally {
      this.#busy -= 1;
    }
  }
}
