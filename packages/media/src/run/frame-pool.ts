import type { Frame, FrameColour } from '../frame.js';

/** Pixels shared by every handle on a frame; they go back to the pool when the last handle is freed. */
interface Cell {
  readonly bytes: Buffer;
  handles: number;
}

/** FFmpeg's vector code may write a little past the end of the last row. */
const overrun = 64;

/** Bytes of an 8-bit 4:2:0 picture. */
export function frameBytes(width: number, height: number): number {
  return width * height + 2 * (width >> 1) * (height >> 1);
}

/**
 * Frames whose memory is used again. Pixels live in ordinary JavaScript buffers: a plane kept by mistake is stale, never
 * a dangling pointer.
 */
export class FramePool {
  readonly #free = new Map<number, Buffer[]>();
  readonly #keep: number;
  /** Frames handed out and not yet freed; a leak shows here. */
  live = 0;

  /**
   * @param keep how many free buffers of one size are kept for the next frame: two batches of eight and what waits to be encoded,
   *   because memory that comes fresh from the system costs more than most pictures drawn in it
   */
  constructor(keep = 20) {
    this.#keep = keep;
  }

  /** A frame with undefined pixels. */
  allocate(width: number, height: number, colour: FrameColour): PooledFrame {
    const size = frameBytes(width, height);
    const bytes = this.#free.get(size)?.pop() ?? Buffer.from(new ArrayBuffer(size + overrun), 0, size);
    this.live++;
    return new PooledFrame(this, { bytes, handles: 1 }, width, height, colour);
  }

  /** Takes memory back; called by the last handle. */
  release(bytes: Buffer): void {
    this.live--;
    const list = this.#free.get(bytes.length) ?? [];
    if (list.length < this.#keep) list.push(bytes);
    this.#free.set(bytes.length, list);
  }
}

/** A frame from a pool. `share` gives a further handle on the same pixels. */
export class PooledFrame implements Frame {
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  readonly colour: FrameColour;
  /** The three planes one after another. */
  readonly bytes: Buffer;
  readonly #pool: FramePool;
  readonly #cell: Cell;
  #freed = false;

  constructor(pool: FramePool, cell: Cell, width: number, height: number, colour: FrameColour) {
    this.#pool = pool;
    this.#cell = cell;
    this.bytes = cell.bytes;
    this.width = width;
    this.height = height;
    this.colour = colour;
    const luma = width * height;
    const chroma = (width >> 1) * (height >> 1);
    // Plain arrays, not Buffers: a Buffer's `slice` shares memory where everyone expects a copy.
    const plane = (from: number, size: number) => new Uint8Array(cell.bytes.buffer, cell.bytes.byteOffset + from, size);
    this.y = plane(0, luma);
    this.u = plane(luma, chroma);
    this.v = plane(luma + chroma, chroma);
  }

  /** Another handle on the same pixels, freed on its own. */
  share(): PooledFrame {
    this.#cell.handles++;
    return new PooledFrame(this.#pool, this.#cell, this.width, this.height, this.colour);
  }

  [Symbol.dispose](): void {
    if (this.#freed) return;
    this.#freed = true;
    this.#cell.handles--;
    if (this.#cell.handles === 0) this.#pool.release(this.#cell.bytes);
  }
}
