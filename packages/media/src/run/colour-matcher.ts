import type { Frame as AvFrame } from 'node-av/lib';
import type { Frame, FrameColour } from '../frame.js';
import { FilterChain } from './filter-chain.js';
import type { FramePool } from './frame-pool.js';
import { ffmpegMatrix } from './picture-colour.js';
import { packPicture } from './picture-converter.js';
import { pictureOf } from './picture-of.js';

/** Brings frames of several sources to the colour matrix of the first, because a file can name only one. */
export class ColourMatcher implements Disposable {
  readonly #pool: FramePool;
  readonly #target: FrameColour;
  readonly #chains = new Map<string, FilterChain>();

  constructor(pool: FramePool, target: FrameColour) {
    this.#pool = pool;
    this.#target = target;
  }

  /** The frame itself where nothing has to change; otherwise a new one, and the one given is freed. */
  async match(frame: Frame): Promise<Frame> {
    if (frame.colour.matrix === this.#target.matrix) return frame;
    using given = frame;
    using picture = pictureOf(given);
    const chain = this.#chainFor(given);
    await chain.push(picture);
    using converted = (await chain.pull()) as AvFrame;
    return packPicture(
      { picture: converted, pts: undefined, colour: this.#target },
      given.width,
      given.height,
      this.#pool,
    );
  }

  #chainFor({ width, height, colour }: Frame): FilterChain {
    const key = `${width}x${height}:${colour.matrix}`;
    const known = this.#chains.get(key);
    if (known) return known;
    const from = ffmpegMatrix(colour.matrix);
    const source = `video_size=${width}x${height}:pix_fmt=yuv420p:time_base=1/25:range=tv:colorspace=${from}`;
    const to = ffmpegMatrix(this.#target.matrix);
    const scale = `scale=in_color_matrix=${from}:out_color_matrix=${to}:flags=bicubic+accurate_rnd`;
    const chain = new FilterChain('video', source, [scale, 'format=pix_fmts=yuv420p'], { num: 1, den: 25 });
    this.#chains.set(key, chain);
    return chain;
  }

  [Symbol.dispose](): void {
    for (const chain of this.#chains.values()) chain[Symbol.dispose]();
    this.#chains.clear();
  }
}
