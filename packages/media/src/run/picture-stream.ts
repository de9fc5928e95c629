import { AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import type { Stream } from 'node-av/lib';
import type { PictureGeometry } from '../plan/picture-geometry.js';
import { MediaInput } from './media-input.js';
import { type ConvertedPicture, PictureConverter } from './picture-converter.js';
import type { FrameTimes, Keyframe } from './scan-frames.js';
import { StreamDecoder } from './stream-decoder.js';

/**
 * The pictures of a video in presentation order, each with its time, from the start or from a keyframe. One picture is
 * looked ahead, so that a caller can ask for "the picture shown at this time" even where pictures are missing.
 */
export class PictureStream implements AsyncDisposable {
  readonly #path: string;
  readonly #times: FrameTimes;
  readonly #geometry: PictureGeometry;
  readonly #deinterlace: boolean;
  readonly #signal: AbortSignal | undefined;
  #input: MediaInput | undefined;
  #decoder: StreamDecoder | undefined;
  #converter: PictureConverter | undefined;
  #ready: ConvertedPicture[] = [];
  #current: ConvertedPicture | undefined;
  /** Pictures before this time depend on what was skipped by a jump and are dropped. */
  #floor = Number.NEGATIVE_INFINITY;
  #count = 0;
  #ended = false;
  #decodedBefore = 0;
  #damagedBefore = 0;

  constructor(
    path: string,
    times: FrameTimes,
    geometry: PictureGeometry,
    deinterlace: boolean,
    signal: AbortSignal | undefined,
  ) {
    this.#path = path;
    this.#times = times;
    this.#geometry = geometry;
    this.#deinterlace = deinterlace;
    this.#signal = signal;
  }

  get decoded(): number {
    return this.#decodedBefore + (this.#decoder?.framesDecoded ?? 0);
  }

  get damaged(): number {
    return this.#damagedBefore + (this.#decoder?.damaged ?? 0);
  }

  /**
   * The last picture that starts no later than `latest`; when there is none, the next one. Undefined when nothing decodes.
   * The stream keeps ownership: the picture is valid until the next call.
   * @param exact when the current picture starts exactly here, it is answered without looking further
   */
  async at(exact: number, latest: number): Promise<ConvertedPicture | undefined> {
    for (;;) {
      if (this.#current?.pts === exact) return this.#current;
      const next = await this.#peek();
      if (!next) return this.#current;
      if (this.#current && (next.pts as number) > latest) return this.#current;
      this.#current?.picture.free();
      this.#current = this.#ready.shift();
      if ((next.pts as number) > latest) return this.#current;
    }
  }

  /** Starts again at the beginning of the file. */
  async restart(): Promise<void> {
    await this.#close();
    this.#floor = Number.NEGATIVE_INFINITY;
    this.#count = 0;
    this.#ended = false;
    const input = await MediaInput.open(this.#path);
    this.#input = input;
    this.#decoder = await StreamDecoder.open(input, input.video as Stream, this.#signal);
    this.#converter = new PictureConverter(this.#geometry, this.#deinterlace, this.#times.timeBase);
  }

  /** Jumps to a keyframe. Answers false when the container cannot do it exactly; the caller then starts again. */
  async jump(keyframe: Keyframe): Promise<boolean> {
    if (!this.#input) await this.restart();
    if (!this.#decoder || !this.#input?.video) return false;
    this.#dropPictures();
    this.#ended = false;
    const { context, video } = this.#input;
    const target = BigInt(Math.min(keyframe.dts, keyframe.pts));
    const moved = await context.seekFrame(video.index, target, AVSEEK_FLAG_BACKWARD);
    if (moved < 0) return false;
    this.#decoder.reset();
    this.#converter?.reset();
    this.#floor = keyframe.pts;
    return this.#decoder.skipTo(keyframe.dts);
  }

  async #peek(): Promise<ConvertedPicture | undefined> {
    while (this.#ready.length === 0 && !this.#ended) {
      if (!this.#decoder) await this.restart();
      const decoded = await (this.#decoder as StreamDecoder).next();
      this.#ended = decoded === undefined;
      const pictures = await (this.#converter as PictureConverter).convert(decoded);
      for (const picture of pictures) this.#keep(picture);
    }
    return this.#ready[0];
  }

  #keep(picture: ConvertedPicture): void {
    const last = this.#ready.at(-1)?.pts ?? this.#current?.pts;
    const pts = this.#times.counted ? this.#count++ : (picture.pts ?? (last === undefined ? 0 : last + 1));
    if (pts < this.#floor) picture.picture.free();
    else this.#ready.push({ ...picture, pts });
  }

  #dropPictures(): void {
    this.#current?.picture.free();
    this.#current = undefined;
    for (const { picture } of this.#ready) picture.free();
    this.#ready = [];
  }

  async #close(): Promise<void> {
    this.#dropPictures();
    this.#decodedBefore = this.decoded;
    this.#damagedBefore = this.damaged;
    this.#converter?.[Symbol.dispose]();
    this.#decoder?.[Symbol.dispose]();
    this.#converter = undefined;
    this.#decoder = undefined;
    await this.#input?.[Symbol.asyncDispose]();
    this.#input = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }
}
