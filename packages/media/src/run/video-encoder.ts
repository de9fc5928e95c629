import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_PRI_BT2020,
  AVCOL_PRI_SMPTE170M,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_BT2020_NCL,
  AVCOL_SPC_SMPTE170M,
  AVCOL_TRC_BT709,
  AVCOL_TRC_SMPTE170M,
  type FFEncoderCodec,
} from 'node-av/constants';
import {
  Frame as AvFrame,
  Rational as AvRational,
  avImageCopy2,
  Codec,
  CodecContext,
  Dictionary,
  Packet,
} from 'node-av/lib';
import type { VideoInfo } from '../clip.js';
import { encoderMissing } from '../errors.js';
import type { Frame, FrameColour } from '../frame.js';
import { check, isAgain, isEnd, reasonOf } from './ffmpeg-code.js';
import { VaapiUpload } from './vaapi-upload.js';

/** Which encoder makes the H.264. The two of a graphics card are used only when asked for. */
export type VideoEncoderName = 'x264' | 'nvenc' | 'vaapi';

export interface VideoEncoding {
  readonly encoder?: VideoEncoderName;
  /** Constant quality: lower is better and larger; 18 is visually lossless. */
  readonly crf?: number;
  /** x264 preset, `ultrafast` to `veryslow`. */
  readonly preset?: string;
}

/** Takes a finished packet; it may keep what is in it, the packet itself is used again. */
export type PacketSink = (packet: Packet) => Promise<void>;

/** Encodes frames to H.264. */
export class VideoEncoder implements Disposable {
  readonly context: CodecContext;
  readonly #packet = new Packet();
  readonly #picture = new AvFrame();
  readonly #card: VaapiUpload | undefined;
  /** Views of the picture's planes: made for every picture, they would fill the memory that a collection has to clear. */
  #planes: Buffer[] | undefined;

  private constructor(context: CodecContext, { width, height }: VideoInfo, card: VaapiUpload | undefined) {
    this.context = context;
    this.#card = card;
    this.#packet.alloc();
    this.#picture.alloc();
    this.#picture.width = width;
    this.#picture.height = height;
    this.#picture.format = AV_PIX_FMT_YUV420P;
    check(this.#picture.getBuffer(0), 'get memory for a picture');
  }

  static async open(info: VideoInfo, colour: FrameColour, encoding: VideoEncoding): Promise<VideoEncoder> {
    const name = encoding.encoder ?? 'x264';
    const codec = Codec.findEncoderByName(codecNames[name]);
    if (!codec)
      throw encoderMissing({
        encoder: name,
        reason: { en: 'this build of FFmpeg does not have it', zh: '此版本的 FFmpeg 不含该编码器' },
      });
    const card = name === 'vaapi' ? new VaapiUpload(info.width, info.height) : undefined;
    const context = new CodecContext();
    context.allocContext3(codec);
    context.width = info.width;
    context.height = info.height;
    context.pixelFormat = AV_PIX_FMT_YUV420P;
    context.timeBase = new AvRational(info.fps.den, info.fps.num);
    context.framerate = new AvRational(info.fps.num, info.fps.den);
    context.sampleAspectRatio = new AvRational(1, 1);
    tagColour(context, colour);
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    card?.attach(context);
    using options = Dictionary.fromObject(optionsFor(name, encoding));
    const opened = await context.open2(codec, options);
    if (opened < 0) {
      context.freeContext();
      card?.[Symbol.dispose]();
      throw encoderMissing({ encoder: name, reason: reasonOf(opened) });
    }
    return new VideoEncoder(context, info, card);
  }

  /** Encodes frame n. Its planes are copied before the call resolves. */
  async encode(frame: Frame, n: number, sink: PacketSink): Promise<void> {
    using surface = await this.#card?.upload(frame);
    const picture = surface ?? this.#fill(frame);
    picture.pts = BigInt(n);
    picture.duration = 1n;
    picture.pictType = AV_PICTURE_TYPE_NONE;
    await this.#send(picture, sink);
  }

  #fill({ width, height, y, u, v }: Frame): AvFrame {
    const picture = this.#picture;
    // An encoder that still holds the picture keeps its memory; then there is other memory to look at.
    if (!picture.isWritable) {
      check(picture.makeWritable(), 'get memory for a picture');
      this.#planes = undefined;
    }
    this.#planes ??= picture.data as Buffer[];
    const planes = [y, u, v].map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength));
    const strides = [width, width >> 1, width >> 1];
    avImageCopy2(this.#planes, picture.linesize, planes, strides, AV_PIX_FMT_YUV420P, width, height);
    return picture;
  }

  /** Encodes what the encoder still holds. */
  async finish(sink: PacketSink): Promise<void> {
    await this.#send(null, sink);
  }

  async #send(picture: AvFrame | null, sink: PacketSink): Promise<void> {
    check(await this.context.sendFrame(picture), 'encode a picture');
    for (;;) {
      // While pictures go in, a packet is there or not; only at the end does the encoder work on being asked.
      const code = picture
        ? this.context.receivePacketSync(this.#packet)
        : await this.context.receivePacket(this.#packet);
      if (isAgain(code) || isEnd(code)) return;
      check(code, 'encode a picture');
      if (this.#packet.duration <= 0n) this.#packet.duration = 1n;
      await sink(this.#packet);
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    this.#planes = undefined;
    this.#picture.free();
    this.context.freeContext();
    this.#card?.[Symbol.dispose]();
  }
}

const codecNames = {
  x264: 'libx264' as FFEncoderCodec,
  nvenc: 'h264_nvenc' as FFEncoderCodec,
  vaapi: 'h264_vaapi' as FFEncoderCodec,
} as const;

function optionsFor(
  name: VideoEncoderName,
  { crf = 18, preset = 'fast' }: VideoEncoding,
): Record<string, string | number> {
  if (name === 'x264') return { preset, crf };
  if (name === 'nvenc') return { preset: 'p4', rc: 'vbr', cq: crf };
  return { rc_mode: 'CQP', qp: crf };
}

/** Players guess the colours of untagged video, each differently; so everything is said. */
function tagColour(context: CodecContext, { matrix }: FrameColour): void {
  const [space, primaries, curve] =
    matrix === 'bt709'
      ? [AVCOL_SPC_BT709, AVCOL_PRI_BT709, AVCOL_TRC_BT709]
      : matrix === 'bt601'
        ? [AVCOL_SPC_SMPTE170M, AVCOL_PRI_SMPTE170M, AVCOL_TRC_SMPTE170M]
        : [AVCOL_SPC_BT2020_NCL, AVCOL_PRI_BT2020, AVCOL_TRC_BT709];
  context.colorSpace = space as typeof AVCOL_SPC_BT709;
  context.colorPrimaries = primaries as typeof AVCOL_PRI_BT709;
  context.colorTrc = curve as typeof AVCOL_TRC_BT709;
  context.colorRange = AVCOL_RANGE_MPEG;
}
