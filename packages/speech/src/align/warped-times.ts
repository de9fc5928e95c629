import { firstIndex } from '@talkgraph/media';
import { featureRate } from './speech-features.js';
import type { WarpPath } from './time-warp.js';

/** Rows of silence inside a sound from which on it counts as a pause. */
const gapRows = 4;

/** Where the moments of one sound lie in another that says the same. */
export class WarpedTimes {
  readonly #path: WarpPath;
  readonly #reference: Int32Array;
  readonly #recording: Int32Array;

  /** The rows that were compared, of each sound, as places in the whole sound. */
  constructor(path: WarpPath, reference: Int32Array, recording: Int32Array) {
    this.#path = path;
    this.#reference = reference;
    this.#recording = recording;
  }

  /** A stretch of the reference in the recording, in seconds. A pause that falls into it is left to its shorter side. */
  stretch(startSeconds: number, endSeconds: number): { readonly startSeconds: number; readonly endSeconds: number } {
    const { from, to } = this.#rowsOf(startSeconds, endSeconds);
    let [start, end] = [this.#path.first[from]!, this.#path.last[to]!];
    let longest = { start, end: start };
    for (let row = start, since = start; row <= end; row++) {
      const pause = row < end && this.#recording[row + 1]! - this.#recording[row]! > gapRows;
      if (!pause && row < end) continue;
      if (row - since >= longest.end - longest.start) longest = { start: since, end: row };
      since = row + 1;
    }
    [start, end] = [longest.start, longest.end];
    return {
      startSeconds: this.#recording[start]! / featureRate,
      endSeconds: (this.#recording[end]! + 1) / featureRate,
    };
  }

  /** How unlike the two sounds are in a stretch of the reference. */
  distance(startSeconds: number, endSeconds: number): number {
    const { from, to } = this.#rowsOf(startSeconds, endSeconds);
    let sum = 0;
    for (let row = from; row <= to; row++) sum += this.#path.distance[row]!;
    return sum / (to - from + 1);
  }

  #rowsOf(startSeconds: number, endSeconds: number): { readonly from: number; readonly to: number } {
    const from = this.#indexAt(startSeconds * featureRate);
    return { from, to: Math.max(from, this.#indexAt(endSeconds * featureRate) - 1) };
  }

  /** The first row that was compared at or after a moment. */
  #indexAt(row: number): number {
    return firstIndex(this.#reference.length - 1, (i) => this.#reference[i]! >= row - 0.5);
  }
}
