import type { Frame as AvFrame } from 'node-av/lib';
import type { Frame } from '../frame.js';
import { FilterChain } from './filter-chain.js';
import { ffmpegMatrix } from './picture-colour.js';
import { pictureOf } from './picture-of.js';

/** Turns frames of one size into packed 8-bit RGB of another, each with its own colour matrix, off the JavaScript thread. */
export class RgbScaler implements Disposable {
  readonly #width: number;
  readonly #height: number;
  readonly #chains = new Map<string, FilterChain>();

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** Fills `into` with width × height × 3 bytes. */
  async scale(frame: Frame, into: Uint8Array): Promise<void> {
    const chain = this.#chainFor(frame);
    using picture = pictureOf(frame);
    await chain.push(picture);
    using scaled = (await chain.pull()) as AvFrame;
    const rows = (scaled.data as Buffer[])[0] as Buffer;
    const stride = scaled.linesize[0] as number;
    const length = this.#width * 3;
    for (let y = 0; y < this.#height; y++) into.set(rows.subarray(y * stride, y * stride + length), y * length);
  }

  #chainFor({ width, height, colour }: Frame): FilterChain {
    const matrix = ffmpegMatrix(colour.matrix);
    const key = `${width}x${height}:${matrix}`;
    const known = this.#chains.get(key);
    if (known) return known;
    const source = `video_size=${width}x${height}:pix_fmt=yuv420p:time_base=1/25:range=tv:colorspace=${matrix}`;
    // The mean of the covered pixels: for analysis that is faster than a sharp kernel, and free of ringing.
    const kernel = this.#width < width ? 'area' : 'bicubic';
    const scale = `scale=w=${this.#width}:h=${this.#height}:flags=${kernel}`;
    const chain = new FilterChain('video', source, [scale, 'format=pix_fmts=rgb24'], { num: 1, den: 25 });
    this.#chains.set(key, chain);
    return chain;
  }

  [Symbol.dispose](): void {
    for (const chain of this.#chains.values()) chain[Symbol.dispose]();
    this.#chains.clear();
  }
}
