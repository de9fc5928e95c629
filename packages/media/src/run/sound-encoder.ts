import { AV_CODEC_FLAG_GLOBAL_HEADER, AV_SAMPLE_FMT_FLTP, type FFEncoderCodec } from 'node-av/constants';
import {
  Frame as AvFrame,
  Rational as AvRational,
  avChannelLayoutDefault,
  Codec,
  CodecContext,
  Packet,
} from 'node-av/lib';
import { mediaFailed } from '../errors.js';
import { check, isAgain, isEnd } from './ffmpeg-code.js';
import type { SoundFormat } from './read-sound.js';
import type { PacketSink } from './video-encoder.js';

/** Rates that AAC knows (ISO 14496-3, table 1.18). */
const aacRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350] as const;

/** The format in which a sound is stored as AAC: its own where AAC allows. */
export function aacFormat({ sampleRate, channels }: SoundFormat): SoundFormat {
  const above = aacRates.filter((rate) => rate >= sampleRate).at(-1);
  return { sampleRate: above ?? 96000, channels: Math.min(channels, 6) };
}

/** Encodes interleaved floats to AAC. */
export class SoundEncoder implements Disposable {
  readonly context: CodecContext;
  readonly #format: SoundFormat;
  readonly #packet = new Packet();
  readonly #frame = new AvFrame();
  readonly #pending: Float32Array;
  #filled = 0;
  #position = 0n;

  private constructor(context: CodecContext, format: SoundFormat) {
    this.context = context;
    this.#format = format;
    this.#packet.alloc();
    this.#frame.alloc();
    this.#pending = new Float32Array(context.frameSize * format.channels);
  }

  /** @param bitRate bits per second; by default 96 kbit/s a channel, less for low rates */
  static async open(format: SoundFormat, bitRate?: number): Promise<SoundEncoder> {
    const codec = Codec.findEncoderByName('aac' as FFEncoderCodec);
    if (!codec) throw mediaFailed({ step: 'open the AAC encoder', reason: 'it is missing' });
    const context = new CodecContext();
    context.allocContext3(codec);
    context.sampleRate = format.sampleRate;
    context.sampleFormat = AV_SAMPLE_FMT_FLTP;
    context.channelLayout = avChannelLayoutDefault(format.channels);
    context.timeBase = new AvRational(1, format.sampleRate);
    // More than about 5 bits a sample does nothing; AAC refuses more than 6144 bits a frame and channel.
    const most = Math.min(96_000, format.sampleRate * 5) * format.channels;
    context.bitRate = BigInt(Math.round(bitRate ?? most));
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    check(await context.open2(codec, null), 'open the AAC encoder');
    return new SoundEncoder(context, format);
  }

  /** Encodes interleaved samples; they are copied. */
  async encode(samples: Float32Array, sink: PacketSink): Promise<void> {
    for (let at = 0; at < samples.length; ) {
      const count = Math.min(samples.length - at, this.#pending.length - this.#filled);
      this.#pending.set(samples.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === this.#pending.length) await this.#sendPending(sink);
    }
  }

  /** Encodes what is left; the last frame is as short as it needs to be. */
  async finish(sink: PacketSink): Promise<void> {
    if (this.#filled > 0) await this.#sendPending(sink);
    check(await this.context.sendFrame(null), 'encode sound');
    await this.#receive(sink);
  }

  async #sendPending(sink: PacketSink): Promise<void> {
    const { channels, sampleRate } = this.#format;
    const count = this.#filled / channels;
    const frame = this.#frame;
    frame.unref();
    frame.format = AV_SAMPLE_FMT_FLTP;
    frame.nbSamples = count;
    frame.sampleRate = sampleRate;
    frame.channelLayout = avChannelLayoutDefault(channels);
    check(frame.getBuffer(0), 'get memory for sound');
    const planes = frame.extendedData ?? frame.data ?? [];
    for (let channel = 0; channel < channels; channel++) {
      const plane = planes[channel] as Buffer;
      const floats = new Float32Array(plane.buffer, plane.byteOffset, count);
      for (let i = 0; i < count; i++) floats[i] = this.#pending[i * channels + channel] as number;
    }
    frame.pts = this.#position;
    this.#position += BigInt(count);
    this.#filled = 0;
    check(await this.context.sendFrame(frame), 'encode sound');
    await this.#receive(sink);
  }

  async #receive(sink: PacketSink): Promise<void> {
    for (;;) {
      const code = await this.context.receivePacket(this.#packet);
      if (isAgain(code) || isEnd(code)) return;
      check(code, 'encode sound');
      await sink(this.#packet);
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    this.#frame.free();
    this.context.freeContext();
  }
}
