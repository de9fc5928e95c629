import { access, stat } from 'node:fs/promises';
import type { InferenceSession } from 'onnxruntime-node';
import { modelMissing, modelRunFailed } from './errors.js';
import type { ModelFile } from './model-file.js';
import { loadRuntime, openSession, runSession, type SessionSettings } from './onnx-runtime.js';
import type { Tensor, TensorMap } from './tensor.js';

/** What a model has cost so far. */
export interface ModelFigures {
  readonly name: string;
  /** True while its session is in memory. */
  readonly loaded: boolean;
  /** Size of the model file. */
  readonly bytes: number;
  /** Growth of the process while the model was last loaded: what its session holds, as far as can be told from outside. */
  readonly residentBytes: number;
  readonly loadMs: number;
  readonly runs: number;
  readonly meanMs: number;
}

/** What a model wants to be given. */
export interface ModelInput {
  readonly name: string;
  /** As ONNX names it: float32, float64, uint8, int64… */
  readonly type: string;
  /** Free sides are names, or -1. */
  readonly dims: readonly (number | string)[];
}

/** A model ready to run. Its native session comes back by itself after a release. */
export interface ModelSession {
  readonly name: string;
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** The inputs in the order of their names. */
  readonly inputs: readonly ModelInput[];
  /**
   * Runs the model.
   * @throws MODEL_RUN_FAILED when the inputs do not fit the model
   */
  run(inputs: TensorMap): Promise<Record<string, Tensor>>;
}

type Opened = { readonly session: InferenceSession; readonly runtime: Awaited<ReturnType<typeof loadRuntime>> };

/** One model's native session with its figures: opened on first use, closed by `release`, opened again when needed. */
export class KeptModel implements ModelSession {
  readonly model: ModelFile;
  readonly #settings: SessionSettings;
  #opening: Promise<Opened> | undefined;
  #loaded = false;
  #running = new Set<Promise<unknown>>();
  #inputNames: readonly string[] = [];
  #outputNames: readonly string[] = [];
  #inputs: readonly ModelInput[] = [];
  #bytes = 0;
  #residentBytes = 0;
  #loadMs = 0;
  #runs = 0;
  #totalMs = 0;

  constructor(model: ModelFile, settings: SessionSettings) {
    this.model = model;
    this.#settings = settings;
  }

  get name(): string {
    return this.model.name;
  }

  get inputNames(): readonly string[] {
    return this.#inputNames;
  }

  get outputNames(): readonly string[] {
    return this.#outputNames;
  }

  get inputs(): readonly ModelInput[] {
    return this.#inputs;
  }

  /** Opens the session unless it is open; two callers at once share one opening. */
  open(): Promise<Opened> {
    this.#opening ??= this.#load().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async run(inputs: TensorMap): Promise<Record<string, Tensor>> {
    const running = this.#timedRun(inputs);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Frees the native session once the runs under way are done. */
  async release(): Promise<void> {
    const opening = this.#opening;
    if (!opening) return;
    this.#opening = undefined;
    await Promise.allSettled(this.#running);
    const opened = await opening.catch(() => undefined);
    await opened?.session.release();
    // Someone may have opened it anew while the old session was closing.
    if (!this.#opening) this.#loaded = false;
  }

  figures(): ModelFigures {
    return {
      name: this.name,
      loaded: this.#loaded,
      bytes: this.#bytes,
      residentBytes: this.#residentBytes,
      loadMs: this.#loadMs,
      runs: this.#runs,
      meanMs: this.#runs === 0 ? 0 : this.#totalMs / this.#runs,
    };
  }

  async #load(): Promise<Opened> {
    await access(this.model.path).catch((cause: unknown) => {
      throw modelMissing(this.model, cause);
    });
    const runtime = await loadRuntime();
    const residentBefore = process.memoryUsage.rss();
    const started = performance.now();
    const session = await openSession(runtime, this.model, this.#settings);
    this.#loadMs = performance.now() - started;
    this.#residentBytes = Math.max(0, process.memoryUsage.rss() - residentBefore);
    this.#bytes = (await stat(this.model.path)).size;
    this.#inputNames = session.inputNames;
    this.#outputNames = session.outputNames;
    this.#inputs = session.inputMetadata.flatMap((input) =>
      input.isTensor ? [{ name: input.name, type: input.type, dims: input.shape }] : [],
    );
    this.#loaded = true;
    return { session, runtime };
  }

  async #timedRun(inputs: TensorMap): Promise<Record<string, Tensor>> {
    const { session, runtime } = await this.open();
    const started = performance.now();
    try {
      const outputs = await runSession(runtime, session, inputs);
      this.#runs += 1;
      this.#totalMs += performance.now() - started;
      return outputs;
    } catch (cause) {
      throw modelRunFailed({ name: this.name, inputs: describeInputs(inputs) }, cause);
    }
  }
}

function describeInputs(inputs: TensorMap): string {
  const parts = Object.entries(inputs).map(([name, { data, dims }]) => {
    return `${name}: ${data.constructor.name}[${dims.join(',')}]`;
  });
  return parts.join(', ') || '(none)';
}
