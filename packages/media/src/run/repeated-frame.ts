import type { Frame } from '../frame.js';
import type { FrameContext } from '../frame-op.js';
import { copyFrame } from '../ops/copy-frame.js';

type Allocate = FrameContext['allocate'];

/**
 * Keeps the frame that an op is asked for again and again, as those of a still are: a recipe's frame n is the same however
 * often it is made. Nothing is kept of frames that are asked for once.
 */
export class RepeatedFrame implements Disposable {
  readonly #allocate: Allocate;
  #last: number | undefined;
  #kept: Frame | undefined;

  constructor(allocate: Allocate) {
    this.#allocate = allocate;
  }

  /** A copy of frame n, for the caller to own; undefined where it has to be made. */
  find(n: number): Frame | undefined {
    return this.#kept && this.#last === n ? copyFrame(this.#kept, { allocate: this.#allocate }) : undefined;
  }

  /** Notes a frame that was made; it stays the caller's. */
  note(n: number, frame: Frame): void {
    const isRepeated = this.#last === n;
    if (!isRepeated) this[Symbol.dispose]();
    else this.#kept ??= copyFrame(frame, { allocate: this.#allocate });
    this.#last = n;
  }

  [Symbol.dispose](): void {
    this.#kept?.[Symbol.dispose]();
    this.#kept = undefined;
  }
}
