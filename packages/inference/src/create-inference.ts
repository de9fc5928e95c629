import { modelNameTaken } from './errors.js';
import type { ModelFile } from './model-file.js';
import { ModelMemory } from './model-memory.js';
import { KeptModel, type ModelFigures, type ModelSession } from './model-session.js';
import type { TensorMap } from './tensor.js';

/** How models are run. */
export interface InferenceOptions {
  /**
   * Threads one operator may use; one by default. The models here are so small that a second thread spends more time
   * waiting than working, and takes it from decoding.
   */
  readonly threads?: number;
  /** ONNX Runtime execution providers in order of preference; the CPU by default. */
  readonly providers?: readonly string[];
  /** Memory that is shared with other models of this process; without limits where left out. */
  readonly memory?: ModelMemory;
}

/** Keeps model sessions between uses, so that only the first use of a model pays for loading it. */
export interface Inference extends AsyncDisposable {
  readonly threads: number;
  /**
   * Loads a model, or answers the session that is already kept for it.
   * @throws MODEL_MISSING, MODEL_BROKEN, MODEL_NAME_TAKEN, INFERENCE_RUNTIME_UNAVAILABLE
   */
  load(model: ModelFile): Promise<ModelSession>;
  /** Loads a model and runs it once, so that the first real run does not pay for allocation. */
  warmUp(model: ModelFile, inputs: TensorMap): Promise<ModelSession>;
  /** Frees the native memory of one model, or of all. A session handed out before comes back by itself on its next run. */
  release(name?: string): Promise<void>;
  /** What each model has cost so far, in the order of first use. */
  figures(): readonly ModelFigures[];
}

/** Makes the place where models are kept. Nothing native is loaded before the first model is. */
export function createInference(options: InferenceOptions = {}): Inference {
  const threads = options.threads ?? 1;
  const settings = { threads, providers: options.providers ?? ['cpu'] };
  const memory = options.memory ?? new ModelMemory();
  const kept = new Map<string, KeptModel>();

  const load = async (model: ModelFile): Promise<KeptModel> => {
    let entry = kept.get(model.name);
    if (entry && entry.model.path !== model.path) throw modelNameTaken({ ...model, takenBy: entry.model.path });
    if (!entry) {
      entry = new KeptModel(model, settings, memory);
      kept.set(model.name, entry);
    }
    try {
      await entry.refresh();
      await entry.open();
    } catch (error) {
      // A name whose file could not be loaded stays free, so that a corrected path works.
      if (kept.get(model.name) === entry && entry.figures().runs === 0) {
        kept.delete(model.name);
        memory.remove(entry);
      }
      throw error;
    }
    return entry;
  };

  const release = async (name?: string): Promise<void> => {
    const entries = [...kept.values()].filter((entry) => name === undefined || entry.name === name);
    await Promise.all(entries.map((entry) => entry.release()));
  };

  return {
    threads,
    load,
    async warmUp(model, inputs) {
      const session = await load(model);
      await session.run(inputs);
      return session;
    },
    release,
    figures: () => [...kept.values()].map((entry) => entry.figures()),
    [Symbol.asyncDispose]: () => release(),
  };
}
