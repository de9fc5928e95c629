import { mediaNothingDecodes } from '../errors.js';
import { firstIndex } from '../first-index.js';
import type { ConstantRate } from '../plan/constant-rate.js';
import type { PictureGeometry } from '../plan/picture-geometry.js';
import { damagedPackets } from './damaged-packets.js';
import type { FramePool, PooledFrame } from './frame-pool.js';
import { packPicture } from './picture-converter.js';
import { PictureStream } from './picture-stream.js';
import type { FrameTimes, Keyframe } from './scan-frames.js';

/** What a reader has to know of a file before it can answer frame n. */
export interface SourceFacts {
  readonly path: string;
  readonly times: FrameTimes;
  /** The constant rate at which it is played. */
  readonly rate: ConstantRate;
  /** For output frame n the frame of the stream, when they differ. */
  readonly sourceFrames?: Uint32Array;
  readonly geometry: PictureGeometry;
  readonly deinterlace: boolean;
}

export interface SourceCursorOptions {
  readonly pool: FramePool;
  /** How many frames may be kept just now for going backwards. */
  readonly room: () => number;
  readonly signal?: AbortSignal;
}

/** A request this many frames ahead is reached by decoding on, even past a keyframe. */
export const shortHop = 12;
/** A request at most this many frames behind the last one means that the film is played backwards. */
const shortStep = 4;

/**
 * One place in a video file from which frames are decoded. Going forward costs one decode a frame; going back decodes from
 * the keyframe once and keeps what fits the budget, so that a group of pictures is not decoded anew for every frame.
 */
export class SourceCursor implements AsyncDisposable {
  readonly #facts: SourceFacts;
  readonly #pool: FramePool;
  readonly #room: () => number;
  readonly #stream: PictureStream;
  /** Stream frames kept for going backwards. */
  readonly #cache = new Map<number, PooledFrame>();
  #last: { readonly source: number; readonly frame: PooledFrame } | undefined;
  /** The stream frame the decoder stands at. */
  #position = -1;
  /**
   * Keyframes to go back further than the nearest. Streams with gradual refresh have entry points from which the picture
   * is whole only some frames later; that shows when nothing comes out for a frame.
   */
  #lead = 0;

  constructor(facts: SourceFacts, options: SourceCursorOptions) {
    this.#facts = facts;
    this.#pool = options.pool;
    this.#room = options.room;
    this.#stream = new PictureStream(facts.path, facts.times, facts.geometry, facts.deinterlace, options.signal);
  }

  /** Frames kept for going backwards. */
  get kept(): number {
    return this.#cache.size;
  }

  get decoded(): number {
    return this.#stream.decoded;
  }

  get damaged(): number {
    return this.#stream.damaged;
  }

  /** Pictures to decode until a frame of the stream is reached from here; infinite when that takes a jump. */
  distance(source: number): number {
    if (this.#last?.source === source || this.#cache.has(source)) return 0;
    if (source >= this.#position) return this.#isFar(source) ? Number.POSITIVE_INFINITY : source - this.#position;
    // The next step of playing backwards belongs to whoever made the last one, unless another has it just ahead.
    return this.#isStepBack(source) ? shortHop : Number.POSITIVE_INFINITY;
  }

  /** A frame of the stream, owned by the caller. */
  async read(source: number): Promise<PooledFrame> {
    if (this.#last?.source === source) return this.#last.frame.share();
    const kept = this.#cache.get(source);
    const frame = kept ? kept.share() : await this.#decode(source);
    this.#last?.frame[Symbol.dispose]();
    this.#last = { source, frame };
    return frame.share();
  }

  #isStepBack(source: number): boolean {
    return this.#last !== undefined && source < this.#last.source && this.#last.source - source <= shortStep;
  }

  async #decode(source: number): Promise<PooledFrame> {
    const stepBack = this.#isStepBack(source);
    this.#clearCache();
    if (source < this.#position || this.#isFar(source)) await this.#goTo(source);
    if (stepBack) await this.#fillCache(source);
    return this.#pictureAt(source);
  }

  /** Packs the pictures between the decoder and `source`, as many of the last ones as fit. */
  async #fillCache(source: number): Promise<void> {
    const from = Math.max(this.#position, 0, source - this.#room() + 1);
    for (let i = from; i < source; i++) {
      this.#cache.set(i, await this.#pictureAt(i));
    }
  }

  async #pictureAt(source: number): Promise<PooledFrame> {
    const { times, geometry, path } = this.#facts;
    const here = times.times[source] as number;
    const next = times.times[source + 1];
    // Half-way to the next frame: containers round times, and a decoder may guess one that is off by a unit.
    const latest = next === undefined ? Number.POSITIVE_INFINITY : here + (next - here) / 2 - 0.25;
    for (;;) {
      const picture = await this.#stream.at(here, latest);
      const late = !picture || (picture.pts as number) > latest;
      if (picture && !(late && this.#stream.jumped)) {
        this.#position = source;
        return packPicture(picture, geometry.width, geometry.height, this.#pool);
      }
      if (!this.#stream.jumped) throw mediaNothingDecodes({ path, reason: damagedPackets(this.#stream.damaged) });
      this.#lead = this.#lead * 2 + 1;
      await this.#goTo(source);
    }
  }

  #isFar(source: number): boolean {
    if (source - this.#position <= shortHop || this.#facts.times.counted) return false;
    const keyframe = this.#keyframeBefore(source);
    const here = this.#facts.times.times[this.#position] ?? Number.NEGATIVE_INFINITY;
    return keyframe !== undefined && keyframe.pts > here;
  }

  /** Moves the decoder to a place from which `source` is reached by decoding on. */
  async #goTo(source: number): Promise<void> {
    const keyframe = this.#facts.times.counted ? undefined : this.#keyframeBefore(source, this.#lead);
    if (keyframe && (await this.#stream.jump(keyframe))) {
      const { times } = this.#facts.times;
      this.#position = firstIndex(times.length, (i) => (times[i] as number) >= keyframe.pts);
      return;
    }
    await this.#stream.restart();
    this.#position = 0;
  }

  #keyframeBefore(source: number, lead = 0): Keyframe | undefined {
    const { keyframes, times } = this.#facts.times;
    const target = times[source] as number;
    return keyframes[firstIndex(keyframes.length, (i) => (keyframes[i] as Keyframe).pts > target) - 1 - lead];
  }

  #clearCache(): void {
    for (const frame of this.#cache.values()) frame[Symbol.dispose]();
    this.#cache.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#clearCache();
    this.#last?.frame[Symbol.dispose]();
    this.#last = undefined;
    await this.#stream[Symbol.asyncDispose]();
  }
}
