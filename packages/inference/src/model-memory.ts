import type { ModelUse } from './model-use.js';

/** Which memory a model lies in. */
export type MemoryKind = 'ram' | 'vram';

/** Something that keeps a model in memory, and can give it back. */
export interface MemoryHolder {
  readonly name: string;
  /** As ONNX Runtime calls it: `cpu`, `cuda`. */
  readonly provider: string;
  /** What its memory is taken to be; 0 while it is not loaded. */
  readonly bytes: number;
  /** Something runs on it right now. */
  readonly busy: boolean;
  readonly use: ModelUse;
  /** Gives the memory back; a model that is needed again comes back by itself. */
  release(): Promise<void>;
}

/** A model that is in memory, as operators see it. */
export interface LoadedModel
  extends Pick<MemoryHolder, 'name' | 'provider' | 'bytes' | 'busy'>,
    Pick<ModelUse, 'loadMs' | 'loads' | 'runs' | 'meanMs'> {
  /** Milliseconds since it was last used. */
  readonly idleMs: number;
}

/** How much may be held, in bytes; without a limit where left out. */
export interface ModelMemoryOptions {
  readonly limits?: Readonly<Partial<Record<MemoryKind, number>>>;
  /**
   * A model that was used within this time is taken for one in use: a film that is being rendered runs it for every frame, and
   * is between two of them whenever it is looked at.
   */
  readonly inUseMs?: number;
}

const defaultInUseMs = 10_000;

/** The memory that the models of one process take together: counted, and given back by those least recently used. */
export class ModelMemory {
  readonly limits: Readonly<Partial<Record<MemoryKind, number>>>;
  readonly #inUseMs: number;
  readonly #holders = new Set<MemoryHolder>();
  #released = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ limits = {}, inUseMs = defaultInUseMs }: ModelMemoryOptions = {}) {
    this.limits = limits;
    this.#inUseMs = inUseMs;
  }

  /** Counts a holder from now on. */
  add(holder: MemoryHolder): void {
    this.#holders.add(holder);
  }

  /** Forgets a holder; what it holds is its own business. */
  remove(holder: MemoryHolder): void {
    this.#holders.delete(holder);
  }

  /** Bytes that are held now. */
  held(kind: MemoryKind): number {
    return this.#loaded(kind).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The models that are in memory, in the order they were first wanted. */
  loaded(): readonly LoadedModel[] {
    const holders = [...this.#holders].filter(({ bytes }) => bytes > 0);
    return holders.map(({ name, provider, bytes, busy, use: { usedAt, loadMs, loads, runs, meanMs } }) => {
      const idleMs = busy ? 0 : Math.round(performance.now() - usedAt);
      return { name, provider, bytes, busy, loadMs, loads, runs, meanMs, idleMs };
    });
  }

  /** How many models have been given back to make room for others. */
  get releasedForRoom(): number {
    return this.#released;
  }

  /**
   * Gives models back, the least recently used first, until `bytes` more fit. What is in use stays, so the limit may be passed:
   * then it is tried again when that may have ended.
   * @param provider where the model that wants room will run
   * @param except the model that is wanted
   */
  async makeRoom(provider: string, bytes: number, except?: MemoryHolder): Promise<void> {
    const kind = kindOf(provider);
    const limit = this.limits[kind];
    if (limit === undefined) return;
    const idle = this.#loaded(kind)
      .filter((holder) => holder !== except && !this.#inUse(holder))
      .sort((a, b) => a.use.usedAt - b.use.usedAt);
    for (const holder of idle) {
      if (this.held(kind) + bytes <= limit) return;
      // Things may have changed while the one before was given back.
      if (this.#inUse(holder)) continue;
      this.#released += 1;
      await holder.release();
    }
    if (this.held(kind) + bytes > limit) this.#tryLater(provider);
  }

  /** Gives everything back, whatever is in use: what runs is waited for, and loads its model anew for its next step. */
  async releaseAll(): Promise<void> {
    await Promise.all([...this.#holders].map((holder) => holder.release()));
  }

  #inUse({ busy, use }: MemoryHolder): boolean {
    return busy || performance.now() - use.usedAt < this.#inUseMs;
  }

  #loaded(kind: MemoryKind): MemoryHolder[] {
    return [...this.#holders].filter(({ bytes, provider }) => bytes > 0 && kindOf(provider) === kind);
  }

  #tryLater(provider: string): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // A model that cannot be given back now is tried for again then.
      this.makeRoom(provider, 0).catch(() => undefined);
    }, this.#inUseMs + 1).unref();
  }
}

/** How many times the size of its files a model may take: weights that are rearranged, and what lies between layers. */
const mostGrowth = 4;

/**
 * What a model in this process is counted as, by the size of its files and by how much the process grew while it was loaded.
 * Other work may grow the process at the same time, and the first model brings its runtime along.
 */
export function plausibleBytes(fileBytes: number, grownBytes: number): number {
  return Math.min(Math.max(grownBytes, fileBytes), mostGrowth * fileBytes);
}

function kindOf(provider: string): MemoryKind {
  return provider === 'cpu' ? 'ram' : 'vram';
}
