import {
  AV_CODEC_FLAG_INTERLACED_DCT,
  AV_FRAME_FLAG_INTERLACED,
  AV_FRAME_FLAG_TOP_FIELD_FIRST,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  type AVCodecFlag,
  type FFEncoderCodec,
} from 'node-av/constants';
import {
  Frame as AvFrame,
  Rational as AvRational,
  avGetPixFmtFromName,
  avImageCopy2,
  Codec,
  CodecContext,
  Dictionary,
  Packet,
} from 'node-av/lib';
import type { Rational } from '../rational.js';
import { check, isAgain, isEnd } from '../run/ffmpeg-code.js';
import { FilterChain } from '../run/filter-chain.js';
import { numberedPicture, type Picture } from './numbered-picture.js';

/** The pictures of a test file. */
export interface TestPictures {
  /** FFmpeg's name of the encoder, for example `libx264`. */
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  readonly pixelFormat?: string;
  readonly fullRange?: boolean;
  readonly gop?: number;
  readonly bFrames?: number;
  readonly interlaced?: boolean;
  readonly sampleAspect?: Rational;
  /** The entries a b c d of the display matrix. */
  readonly displayMatrix?: readonly [number, number, number, number];
  /** When picture n is shown, in units of `timeBase`; by default n in units of 1/fps. */
  readonly timeOf?: (n: number) => number;
  readonly timeBase?: Rational;
  /** Options of the encoder. */
  readonly options?: Readonly<Record<string, string | number>>;
  /** What is drawn; by default the number of the picture. */
  readonly draw?: (n: number, width: number, height: number) => Picture;
  /** Opacity 0..255 of a column, for packed formats with alpha (`rgba`). */
  readonly alphaOf?: (x: number) => number;
}

/** Encodes drawn pictures. */
export class PictureTrack implements Disposable {
  readonly context: CodecContext;
  readonly #pictures: TestPictures;
  readonly #chain: FilterChain;

  private constructor(context: CodecContext, pictures: TestPictures) {
    const { width, height, pixelFormat = 'yuv420p', fullRange = false } = pictures;
    this.context = context;
    this.#pictures = pictures;
    const source = `video_size=${width}x${height}:pix_fmt=yuv420p:time_base=1/1000:range=tv:colorspace=smpte170m`;
    const range = fullRange ? 'pc' : 'tv';
    this.#chain = new FilterChain('video', source, [`scale=out_range=${range}`, `format=pix_fmts=${pixelFormat}`], {
      num: 1,
      den: 1000,
    });
  }

  static async open(pictures: TestPictures, flag: AVCodecFlag | undefined): Promise<PictureTrack> {
    const { fps, timeBase = { num: fps.den, den: fps.num } } = pictures;
    const codec = Codec.findEncoderByName(pictures.codec as FFEncoderCodec);
    const context = new CodecContext();
    context.allocContext3(codec);
    context.width = pictures.width;
    context.height = pictures.height;
    context.pixelFormat = avGetPixFmtFromName(pictures.pixelFormat ?? 'yuv420p');
    context.colorRange = pictures.fullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    context.timeBase = new AvRational(timeBase.num, timeBase.den);
    context.framerate = new AvRational(fps.num, fps.den);
    context.gopSize = pictures.gop ?? 12;
    context.maxBFrames = pictures.bFrames ?? 0;
    context.threadCount = 1;
    const aspect = pictures.sampleAspect ?? { num: 1, den: 1 };
    context.sampleAspectRatio = new AvRational(aspect.num, aspect.den);
    if (pictures.interlaced) context.setFlags(AV_CODEC_FLAG_INTERLACED_DCT);
    if (flag !== undefined) context.setFlags(flag);
    using options = Dictionary.fromObject({ ...pictures.options });
    check(await context.open2(codec, options), `open the encoder ${pictures.codec}`);
    return new PictureTrack(context, pictures);
  }

  async encode(sink: (packet: Packet) => Promise<void>): Promise<void> {
    const { frameCount, timeOf = (n) => n } = this.#pictures;
    for (let n = 0; n < frameCount; n++) {
      using picture = await this.#draw(n);
      picture.pts = BigInt(timeOf(n));
      picture.duration = BigInt(Math.max(1, timeOf(n + 1) - timeOf(n)));
      await this.#send(picture, sink);
    }
    await this.#send(null, sink);
  }

  async #draw(n: number): Promise<AvFrame> {
    const { width, height, draw = numberedPicture, interlaced, alphaOf } = this.#pictures;
    const { y, u, v } = draw(n, width, height);
    using plain = new AvFrame();
    plain.alloc();
    plain.width = width;
    plain.height = height;
    plain.format = AV_PIX_FMT_YUV420P;
    check(plain.getBuffer(0), 'get memory for a picture');
    const chroma = (width + 1) >> 1;
    const planes = [y, u, v].map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength));
    const into = plain.data as Buffer[];
    avImageCopy2(into, plain.linesize, planes, [width, chroma, chroma], AV_PIX_FMT_YUV420P, width, height);
    plain.pts = BigInt(n);
    await this.#chain.push(plain);
    const picture = (await this.#chain.pull()) as AvFrame;
    if (alphaOf) setAlpha(picture, alphaOf);
    if (interlaced) picture.setFlags(AV_FRAME_FLAG_INTERLACED, AV_FRAME_FLAG_TOP_FIELD_FIRST);
    return picture;
  }

  async #send(picture: AvFrame | null, sink: (packet: Packet) => Promise<void>): Promise<void> {
    check(await this.context.sendFrame(picture), 'encode a picture');
    using packet = new Packet();
    packet.alloc();
    for (;;) {
      const code = await this.context.receivePacket(packet);
      if (isAgain(code) || isEnd(code)) return;
      check(code, 'encode a picture');
      // Not every encoder passes durations on, and a last frame of no length would be cut off by an edit list.
      if (packet.duration <= 0n) packet.duration = 1n;
      await sink(packet);
    }
  }

  [Symbol.dispose](): void {
    this.#chain[Symbol.dispose]();
    this.context.freeContext();
  }
}

function setAlpha(picture: AvFrame, alphaOf: (x: number) => number): void {
  check(picture.makeWritable(), 'get memory for a picture');
  const pixels = (picture.data as Buffer[])[0] as Buffer;
  const stride = picture.linesize[0] as number;
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) pixels[y * stride + x * 4 + 3] = alphaOf(x);
  }
}
