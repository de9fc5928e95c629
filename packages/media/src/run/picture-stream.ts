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

  /** True when the last start was a jump into the middle of the file. */
  get jumped(): boolean {
    return this.#floor > Number.NEGATIVE_INFINITY;
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
    const { keyframes } = this.#times;
    const place = keyframes.indexOf(keyframe);
    // Streams without an index are entered in the middle of a picture, so these are entered one keyframe early.
    const early = /^(mpeg|h264|hevc|m4v|obu|av1)/.test(this.#input?.context.iformat?.name ?? 'mpeg');
    const entry = keyframes[early ? place - 1 : place];
    if (!entry || place <= 0 || !this.#input?.video) return this.#jumpFromStart(keyframe, place);
    this.#dropPictures();
    this.#ended = false;
    const { context, video } = this.#input;
    const target = BigInt(Math.min(entry.dts, entry.pts));
    const moved = await context.seekFrame(video.index, target, AVSEEK_FLAG_BACKWARD);
    if (moved < 0) return false;
    return this.#enterAt(keyframe);
  }

  /** The first keyframes are reached by opening the file again, which works in every container. */
  async #jumpFromStart(keyframe: Keyframe, place: number): Promise<boolean> {
    await this.restart();
    return place <= 0 || this.#enterAt(keyframe);
  }

  #enterAt(keyframe: Keyframe): Promise<boolean> {
    const decoder = this.#decoder as StreamDecoder;
    decoder.reset();
    this.#converter?.reset();
    this.#floor = keyframe.pts;
    return decoder.skipTo(keyframe);
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
