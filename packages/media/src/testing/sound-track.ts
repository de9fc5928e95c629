import { AV_SAMPLE_FMT_FLT, type AVCodecFlag, type FFEncoderCodec } from 'node-av/constants';
import {
  Frame as AvFrame,
  Rational as AvRational,
  avChannelLayoutDefault,
  avGetSampleFmtName,
  Codec,
  CodecContext,
  Dictionary,
  Packet,
} from 'node-av/lib';
import { check, isAgain, isEnd } from '../run/ffmpeg-code.js';
import { FilterChain } from '../run/filter-chain.js';
import { layoutName } from '../run/read-sound.js';

/** The sound of a test file. */
export interface TestSound {
  /** FFmpeg's name of the encoder, for example `aac`. */
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples per channel. */
  readonly sampleCount: number;
  readonly bitRate?: number;
  /** Options of the encoder. */
  readonly options?: Readonly<Record<string, string | number>>;
  /** Sample i of a channel, −1..1; by default a tone of 440 Hz. */
  readonly draw?: (i: number, channel: number) => number;
}

/** Encodes drawn sound. */
export class SoundTrack implements Disposable {
  readonly context: CodecContext;
  readonly #sound: TestSound;
  readonly #chain: FilterChain;

  private constructor(context: CodecContext, sound: TestSound) {
    this.context = context;
    this.#sound = sound;
    const { sampleRate, channels } = sound;
    const layout = layoutName(channels);
    const source = `sample_rate=${sampleRate}:sample_fmt=flt:channel_layout=${layout}:time_base=1/${sampleRate}`;
    const format = avGetSampleFmtName(context.sampleFormat) ?? 'fltp';
    const size = context.frameSize > 0 ? context.frameSize : 1024;
    this.#chain = new FilterChain('audio', source, [`aformat=sample_fmts=${format}`, `asetnsamples=n=${size}:p=0`], {
      num: 1,
      den: sampleRate,
    });
  }

  static async open(sound: TestSound, flag: AVCodecFlag | undefined): Promise<SoundTrack> {
    const codec = Codec.findEncoderByName(sound.codec as FFEncoderCodec);
    const context = new CodecContext();
    context.allocContext3(codec);
    context.sampleRate = sound.sampleRate;
    context.channelLayout = avChannelLayoutDefault(sound.channels);
    context.sampleFormat = codec?.sampleFormats?.[0] ?? AV_SAMPLE_FMT_FLT;
    context.timeBase = new AvRational(1, sound.sampleRate);
    if (sound.bitRate) context.bitRate = BigInt(sound.bitRate);
    if (flag !== undefined) context.setFlags(flag);
    using options = Dictionary.fromObject({ ...sound.options });
    check(await context.open2(codec, options), `open the encoder ${sound.codec}`);
    return new SoundTrack(context, sound);
  }

  async encode(sink: (packet: Packet) => Promise<void>): Promise<void> {
    const { sampleCount } = this.#sound;
    for (let at = 0; at < sampleCount; at += 4096) {
      using drawn = this.#draw(at, Math.min(4096, sampleCount - at));
      await this.#chain.push(drawn);
      await this.#drain(sink);
    }
    await this.#chain.push(undefined);
    await this.#drain(sink);
    await this.#send(null, sink);
  }

  #draw(at: number, count: number): AvFrame {
    const { sampleRate, channels, draw = (i) => 0.4 * Math.sin((2 * Math.PI * 440 * i) / sampleRate) } = this.#sound;
    const frame = new AvFrame();
    frame.alloc();
    frame.format = AV_SAMPLE_FMT_FLT;
    frame.sampleRate = sampleRate;
    frame.channelLayout = avChannelLayoutDefault(channels);
    frame.nbSamples = count;
    check(frame.getBuffer(0), 'get memory for sound');
    const bytes = (frame.data as Buffer[])[0] as Buffer;
    const floats = new Float32Array(bytes.buffer, bytes.byteOffset, count * channels);
    for (let i = 0; i < count; i++) {
      for (let c = 0; c < channels; c++) floats[i * channels + c] = draw(at + i, c);
    }
    frame.pts = BigInt(at);
    return frame;
  }

  async #drain(sink: (packet: Packet) => Promise<void>): Promise<void> {
    for (let frame = await this.#chain.pull(); frame; frame = await this.#chain.pull()) {
      using owned = frame;
      await this.#send(owned, sink);
    }
  }

  async #send(frame: AvFrame | null, sink: (packet: Packet) => Promise<void>): Promise<void> {
    check(await this.context.sendFrame(frame), 'encode sound');
    using packet = new Packet();
    packet.alloc();
    for (;;) {
      const code = await this.context.receivePacket(packet);
      if (isAgain(code) || isEnd(code)) return;
      check(code, 'encode sound');
      await sink(packet);
    }
  }

  [Symbol.dispose](): void {
    this.#chain[Symbol.dispose]();
    this.context.freeContext();
  }
}
