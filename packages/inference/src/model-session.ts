import { stat } from 'node:fs/promises';
import type { InferenceSession } from 'onnxruntime-node';
import { modelMissing, modelRunFailed } from './errors.js';
import type { ModelFile } from './model-file.js';
import { type MemoryHolder, type ModelMemory, plausibleBytes } from './model-memory.js';
import { ModelUse } from './model-use.js';
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
  /** The last loading. */
  readonly loadMs: number;
  readonly loads: number;
  readonly runs: number;
  readonly meanMs: number;
}

/** What a model wants to be given, or answers. */
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
  /** The outputs in the order of their names. */
  readonly outputs: readonly ModelInput[];
  /**
   * Runs the model.
   * @throws MODEL_RUN_FAILED when the inputs do not fit the model
   */
  run(inputs: TensorMap): Promise<Record<string, Tensor>>;
}

type Opened = { readonly session: InferenceSession; readonly runtime: Awaited<ReturnType<typeof loadRuntime>> };

/** One model's native session with its figures: opened on first use, closed by `release`, opened again when needed. */
export class KeptModel implements ModelSession, MemoryHolder {
  readonly model: ModelFile;
  readonly use = new ModelUse();
  readonly #settings: SessionSettings;
  readonly #memory: ModelMemory;
  #opening: Promise<Opened> | undefined;
  #isOpening = false;
  #loaded = false;
  #running = new Set<Promise<unknown>>();
  #inputNames: readonly string[] = [];
  #outputNames: readonly string[] = [];
  #inputs: readonly ModelInput[] = [];
  #outputs: readonly ModelInput[] = [];
  #bytes = 0;
  #stamp: string | undefined;
  #residentBytes = 0;

  constructor(model: ModelFile, settings: SessionSettings, memory: ModelMemory) {
    this.model = model;
    this.#settings = settings;
    this.#memory = memory;
    memory.add(this);
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

  get outputs(): readonly ModelInput[] {
    return this.#outputs;
  }

  get provider(): string {
    return this.#settings.providers[0] ?? 'cpu';
  }

  get busy(): boolean {
    // Two models that are being loaded must not wait for each other to be given back.
    return this.#isOpening || this.#running.size > 0;
  }

  /** A card's memory does not show in the process, so a model there is counted by its file. */
  get bytes(): number {
    if (!this.#loaded) return 0;
    if (this.provider !== 'cpu') return this.#bytes;
    return plausibleBytes(this.#bytes, this.#residentBytes);
  }

  /** Closes a session whose file was replaced since, so that the next use opens the new one. */
  async refresh(): Promise<void> {
    if (!this.#opening) return;
    const stamp = await stampOf(this.model.path);
    if (stamp !== this.#stamp && stamp !== undefined && !this.#isOpening) await this.release();
  }

  /** Opens the session unless it is open; two callers at once share one opening. */
  open(): Promise<Opened> {
    this.use.touch();
    this.#opening ??= this.#openAnew();
    return this.#opening;
  }

  async run(inputs: TensorMap): Promise<Record<string, Tensor>> {
    const running = this.#timedRun(inputs);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
      this.use.touch();
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
      ...{ loadMs: this.use.loadMs, loads: this.use.loads, runs: this.use.runs, meanMs: this.use.meanMs },
    };
  }

  async #openAnew(): Promise<Opened> {
    this.#isOpening = true;
    try {
      return await this.#load();
    } catch (error) {
      this.#opening = undefined;
      throw error;
    } finally {
      this.#isOpening = false;
      this.use.touch();
    }
  }

  async #load(): Promise<Opened> {
    this.#stamp = await stampOf(this.model.path);
    this.#bytes = await stat(this.model.path).then(
      ({ size }) => size,
      (cause: unknown) => {
        throw modelMissing(this.model, cause);
      },
    );
    const runtime = await loadRuntime();
    await this.#memory.makeRoom(this.provider, this.#bytes, this);
    const residentBefore = process.memoryUsage.rss();
    const started = performance.now();
    const session = await openSession(runtime, this.model, this.#settings);
    this.use.loaded(performance.now() - started);
    this.#residentBytes = Math.max(0, process.memoryUsage.rss() - residentBefore);
    this.#inputNames = session.inputNames;
    this.#outputNames = session.outputNames;
    this.#inputs = tensorsOf(session.inputMetadata);
    this.#outputs = tensorsOf(session.outputMetadata);
    this.#loaded = true;
    // It may have turned out to be larger than its file.
    await this.#memory.makeRoom(this.provider, 0, this);
    return { session, runtime };
  }

  async #timedRun(inputs: TensorMap): Promise<Record<string, Tensor>> {
    const { session, runtime } = await this.open();
    const started = performance.now();
    try {
      const outputs = await runSession(runtime, session, inputs);
      this.use.ran(performance.now() - started);
      return outputs;
    } catch (cause) {
      throw modelRunFailed({ name: this.name, inputs: describeInputs(inputs) }, cause);
    }
  }
}

/** Differs once the file does, as far as its size and its time of change tell. */
async function stampOf(path: string): Promise<string | undefined> {
  return stat(path).then(
    ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
    () => undefined,
  );
}

function tensorsOf(values: InferenceSession['inputMetadata']): readonly ModelInput[] {
  return values.flatMap((value) => (value.isTensor ? [{ name: value.name, type: value.type, dims: value.shape }] : []));
}

function describeInputs(inputs: TensorMap): string {
  const parts = Object.entries(inputs).map(([name, { data, dims }]) => {
    return `${name}: ${data.constructor.name}[${dims.join(',')}]`;
  });
  return parts.join(', ') || '(none)';
}
