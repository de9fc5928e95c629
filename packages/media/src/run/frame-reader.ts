import type { PooledFrame } from './frame-pool.js';

/** Gives the frames of one leaf of a recipe, by number. */
export interface FrameReader extends AsyncDisposable {
  /** Frame n, owned by the caller. Calls are answered in the order they are made. */
  frame(n: number): Promise<PooledFrame>;
  /** Time in which a caller waited for a picture, in milliseconds. */
  readonly milliseconds: number;
  /** Pictures decoded so far; more than were asked for means going back cost something. */
  readonly decoded: number;
  /** Packets that could not be decoded and were skipped. */
  readonly damaged: number;
}
