import type { VideoInfo } from '../clip.js';
import { clipSourceChanged, mediaNothingDecodes, mediaNoVideo } from '../errors.js';
import { factsOfPicture } from './first-picture.js';
import type { FramePool, PooledFrame } from './frame-pool.js';
import type { FrameReader } from './frame-reader.js';
import { MediaInput } from './media-input.js';
import { PictureConverter, packPicture } from './picture-converter.js';
import { StreamDecoder } from './stream-decoder.js';

/** Shows one picture for every frame; it is decoded once. */
export class StillReader implements FrameReader {
  milliseconds = 0;
  decoded = 0;
  damaged = 0;
  readonly #path: string;
  readonly #video: VideoInfo;
  readonly #pool: FramePool;
  readonly #signal: AbortSignal | undefined;
  #picture: Promise<PooledFrame> | undefined;

  constructor(path: string, video: VideoInfo, options: { readonly pool: FramePool; readonly signal?: AbortSignal }) {
    this.#path = path;
    this.#video = video;
    this.#pool = options.pool;
    this.#signal = options.signal;
  }

  async frame(): Promise<PooledFrame> {
    this.#picture ??= this.#decode();
    return (await this.#picture).share();
  }

  async #decode(): Promise<PooledFrame> {
    await using input = await MediaInput.open(this.#path);
    const stream = input.video;
    if (!stream) throw mediaNoVideo({ path: this.#path });
    using decoder = await StreamDecoder.open(input, stream, this.#signal);
    const picture = await decoder.next();
    if (!picture)
      throw mediaNothingDecodes({ path: this.#path, reason: { en: 'no picture comes out', zh: '解不出画面' } });
    this.decoded = 1;
    const { geometry } = factsOfPicture(picture, stream);
    const same = geometry.width === this.#video.width && geometry.height === this.#video.height;
    if (!same) throw clipSourceChanged({ path: this.#path });
    using converter = new PictureConverter(geometry, false, { num: 1, den: 25 });
    const ready = [...(await converter.convert(picture)), ...(await converter.convert(undefined))];
    const first = ready[0];
    if (!first)
      throw mediaNothingDecodes({ path: this.#path, reason: { en: 'no picture comes out', zh: '解不出画面' } });
    try {
      return packPicture(first, this.#video.width, this.#video.height, this.#pool);
    } finally {
      for (const each of ready) each.picture.free();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const picture = await this.#picture?.catch(() => undefined);
    picture?.[Symbol.dispose]();
  }
}
