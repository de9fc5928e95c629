import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S32,
} from 'node-av/constants';
import {
  Frame as AvFrame,
  Rational as AvRational,
  avChannelLayoutDefault,
  Codec,
  CodecContext,
  Dictionary,
  Packet,
} from 'node-av/lib';
import { mediaFailed } from '../errors.js';
import { check, isAgain, isEnd } from './ffmpeg-code.js';
import type { SoundFormat } from './read-sound.js';
import type { SoundCodec } from './sound-codec.js';
import type { PacketSink } from './video-encoder.js';

/** Samples per frame for codecs that take any number. */
const freeFrameSize = 4096;

/** Encodes interleaved floats. */
export class SoundEncoder implements Disposable {
  readonly context: CodecContext;
  readonly #codec: SoundCodec;
  readonly #format: SoundFormat;
  readonly #packet = new Packet();
  readonly #frame = new AvFrame();
  readonly #pending: Float32Array;
  #filled = 0;
  #position = 0n;

  private constructor(context: CodecContext, codec: SoundCodec, format: SoundFormat) {
    this.context = context;
    this.#codec = codec;
    this.#format = format;
    this.#packet.alloc();
    this.#frame.alloc();
    this.#pending = new Float32Array((context.frameSize || freeFrameSize) * format.channels);
  }

  /** @param bitRate bits per second in all; by default what the codec says for a channel, less for low rates */
  static async open(codec: SoundCodec, format: SoundFormat, bitRate?: number): Promise<SoundEncoder> {
    const step = `open the ${codec.encoder} encoder`;
    const found = Codec.findEncoderByName(codec.encoder);
    if (!found) throw mediaFailed({ step, reason: { en: 'it is missing', zh: '缺少该部分' } });
    const context = new CodecContext();
    context.allocContext3(found);
    context.sampleRate = format.sampleRate;
    context.sampleFormat = codec.sampleFormat;
    context.channelLayout = avChannelLayoutDefault(format.channels);
    context.timeBase = new AvRational(1, format.sampleRate);
    // More than about 5 bits a sample does nothing; AAC refuses more than 6144 bits a frame and channel.
    const most = codec.channelBitRate && Math.min(codec.channelBitRate, format.sampleRate * 5) * format.channels;
    const wanted = codec.channelBitRate ? (bitRate ?? most) : undefined;
    if (wanted !== undefined) context.bitRate = BigInt(Math.round(wanted));
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    using options = Dictionary.fromObject({ ...codec.options });
    try {
      check(await context.open2(found, options), step);
    } catch (error) {
      context.freeContext();
      throw error;
    }
    return new SoundEncoder(context, codec, format);
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
    frame.format = this.#codec.sampleFormat;
    frame.nbSamples = count;
    frame.sampleRate = sampleRate;
    frame.channelLayout = avChannelLayoutDefault(channels);
    check(frame.getBuffer(0), 'get memory for sound');
    this.#lay((frame.extendedData ?? frame.data ?? []) as readonly Buffer[], count);
    frame.pts = this.#position;
    this.#position += BigInt(count);
    this.#filled = 0;
    check(await this.context.sendFrame(frame), 'encode sound');
    await this.#receive(sink);
  }

  /** Writes the pending samples as the codec wants them. */
  #lay(planes: readonly Buffer[], count: number): void {
    const { channels } = this.#format;
    const samples = this.#pending.subarray(0, count * channels);
    const first = planes[0] as Buffer;
    if (this.#codec.sampleFormat === AV_SAMPLE_FMT_S16) {
      // As libswresample converts: 32768 steps, rounded to the nearest, held within 16 bits.
      const out = new Int16Array(first.buffer, first.byteOffset, samples.length);
      for (let i = 0; i < samples.length; i++) {
        out[i] = Math.max(-32768, Math.min(32767, Math.round((samples[i] as number) * 32768)));
      }
    } else if (this.#codec.sampleFormat === AV_SAMPLE_FMT_S32) {
      // FLAC takes the upper 24 bits: rounded to them here, as FFmpeg would cut them off.
      const out = new Int32Array(first.buffer, first.byteOffset, samples.length);
      for (let i = 0; i < samples.length; i++) {
        out[i] = Math.max(-8388608, Math.min(8388607, Math.round((samples[i] as number) * 8388608))) * 256;
      }
    } else if (this.#codec.sampleFormat === AV_SAMPLE_FMT_FLT) {
      new Float32Array(first.buffer, first.byteOffset, samples.length).set(samples);
    } else if (this.#codec.sampleFormat === AV_SAMPLE_FMT_FLTP) {
      for (let channel = 0; channel < channels; channel++) {
        const plane = planes[channel] as Buffer;
        const out = new Float32Array(plane.buffer, plane.byteOffset, count);
        for (let i = 0; i < count; i++) out[i] = samples[i * channels + channel] as number;
      }
    }
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
