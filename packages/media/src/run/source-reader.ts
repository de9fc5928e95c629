import { type FramePool, frameBytes, type PooledFrame } from './frame-pool.js';
import type { FrameReader } from './frame-reader.js';
import { SourceCursor, type SourceFacts } from './source-cursor.js';

export interface SourceReaderOptions {
  readonly pool: FramePool;
  readonly signal?: AbortSignal;
  /** Frames kept for playing backwards, in bytes; 280 MB (90 frames of full HD) by default. */
  readonly cacheBytes?: number;
}

/** Places of a file that are read at the same time: a cross-fade between two parts needs two. */
const mostCursors = 2;

/** Frame n of a video file, exactly, whatever the order in which frames are asked for. */
export class SourceReader implements FrameReader {
  milliseconds = 0;
  readonly #facts: SourceFacts;
  readonly #options: SourceReaderOptions;
  /** The one used last comes last. */
  #cursors: SourceCursor[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(facts: SourceFacts, options: SourceReaderOptions) {
    this.#facts = facts;
    this.#options = options;
  }

  get decoded(): number {
    return this.#cursors.reduce((sum, cursor) => sum + cursor.decoded, 0);
  }

  get damaged(): number {
    return this.#cursors.reduce((sum, cursor) => sum + cursor.damaged, 0);
  }

  frame(n: number): Promise<PooledFrame> {
    const answer = this.#queue.then(() => this.#read(this.#facts.sourceFrames?.[n] ?? n));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async #read(source: number): Promise<PooledFrame> {
    const started = performance.now();
    try {
      return await this.#cursorFor(source).read(source);
    } finally {
      this.milliseconds += performance.now() - started;
    }
  }

  /** The cursor that has the shortest way by decoding on; where none has one, a new one or else the one unused for longest. */
  #cursorFor(source: number): SourceCursor {
    const ways = this.#cursors.map((cursor) => cursor.distance(source));
    const way = Math.min(...ways, Number.POSITIVE_INFINITY);
    const nearest = this.#cursors[ways.indexOf(way)];
    const cursor = this.#choose(nearest, way);
    this.#cursors = [...this.#cursors.filter((other) => other !== cursor), cursor];
    return cursor;
  }

  #choose(nearest: SourceCursor | undefined, way: number): SourceCursor {
    // No keyframe lies between: a new cursor would have to decode all of that way, and more.
    if (nearest && Number.isFinite(way)) return nearest;
    return this.#cursors.length < mostCursors ? this.#newCursor() : (this.#cursors[0] as SourceCursor);
  }

  #newCursor(): SourceCursor {
    const { pool, signal } = this.#options;
    const cursor: SourceCursor = new SourceCursor(this.#facts, {
      pool,
      room: () => this.#roomFor(cursor),
      ...(signal && { signal }),
    });
    return cursor;
  }

  /** What the others leave of the budget, but at least half of it: seldom do two play backwards. */
  #roomFor(cursor: SourceCursor): number {
    const { cacheBytes = 280e6 } = this.#options;
    const total = cacheBytes / frameBytes(this.#facts.geometry.width, this.#facts.geometry.height);
    const others = this.#cursors.reduce((sum, other) => sum + (other === cursor ? 0 : other.kept), 0);
    return Math.max(2, Math.floor(Math.max(total - others, total / 2)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue;
    for (const cursor of this.#cursors) await cursor[Symbol.asyncDispose]();
  }
}
