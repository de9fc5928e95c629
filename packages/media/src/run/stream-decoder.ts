import { availableParallelism } from 'node:os';
import { AV_NOPTS_VALUE, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Frame as AvFrame, avGetCodecName, Codec, CodecContext, Packet, type Stream } from 'node-av/lib';
import { mediaNothingDecodes, mediaUnsupportedCodec, throwIfCancelled } from '../errors.js';
import { check, isAgain, isEnd } from './ffmpeg-code.js';
import type { MediaInput } from './media-input.js';
import type { Keyframe } from './scan-frames.js';

/** Unreadable packets or refused frames in a row after which the rest of a file counts as lost. */
const damageLimit = 1000;

/**
 * Decodes one stream of a file, packet by packet, in presentation order. Damaged packets are skipped and counted, as a
 * player would; only the caller knows whether nothing at all came out.
 */
export class StreamDecoder implements Disposable {
  /** Packets and frames that could not be used. */
  damaged = 0;
  framesDecoded = 0;
  readonly #input: MediaInput;
  readonly #stream: Stream;
  readonly #decoder: CodecContext;
  readonly #packet = new Packet();
  readonly #signal: AbortSignal | undefined;
  readonly #light: boolean;
  #draining = false;
  /** True while #packet holds a packet that is not yet decoded. */
  #held = false;
  #failuresInRow = 0;

  private constructor(input: MediaInput, stream: Stream, decoder: CodecContext, signal: AbortSignal | undefined) {
    this.#input = input;
    this.#stream = stream;
    this.#decoder = decoder;
    this.#signal = signal;
    this.#light = stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO;
    this.#packet.alloc();
  }

  /** Opens the decoder of a stream. The input is not owned and must outlive the decoder. */
  static async open(input: MediaInput, stream: Stream, signal?: AbortSignal): Promise<StreamDecoder> {
    const codec = Codec.findDecoder(stream.codecpar.codecId);
    const name = codecName(stream);
    if (!codec) throw mediaUnsupportedCodec({ path: input.path, codec: name });
    const decoder = new CodecContext();
    decoder.allocContext3(codec);
    check(decoder.parametersToContext(stream.codecpar), 'read stream parameters');
    decoder.pktTimebase = stream.timeBase;
    // Every decoding thread holds a frame, so memory is bounded by bounding them.
    decoder.threadCount = stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO ? Math.min(availableParallelism(), 8) : 1;
    const opened = await decoder.open2(codec, null);
    if (opened < 0) {
      decoder.freeContext();
      throw mediaNothingDecodes({
        path: input.path,
        reason: { en: `the ${name} decoder refuses its header`, zh: `${name} 解码器不接受其文件头` },
      });
    }
    input.select(stream);
    return new StreamDecoder(input, stream, decoder, signal);
  }

  /** The next frame, owned by the caller, or undefined at the end. */
  async next(): Promise<AvFrame | undefined> {
    const frame = new AvFrame();
    frame.alloc();
    try {
      if (await this.#receive(frame)) return frame;
    } catch (error) {
      frame.free();
      throw error;
    }
    frame.free();
    return undefined;
  }

  /** Forgets what is half decoded, after the caller has moved the input. */
  reset(): void {
    this.#decoder.flushBuffers();
    if (this.#held) this.#packet.unref();
    this.#held = false;
    this.#draining = false;
    this.#failuresInRow = 0;
  }

  /**
   * After a jump: reads on to this keyframe, which is decoded next. Answers false when the jump landed behind it, so that
   * it cannot be found by reading on.
   */
  async skipTo(keyframe: Keyframe): Promise<boolean> {
    for (;;) {
      throwIfCancelled(this.#signal);
      const packet = this.#packet;
      if ((await this.#input.context.readFrame(packet)) < 0) return false;
      if (packet.streamIndex === this.#stream.index) {
        this.#held = packet.isKeyframe && Number(packet.pts) === keyframe.pts;
        if (this.#held) return true;
        if (packet.dts !== AV_NOPTS_VALUE && Number(packet.dts) > keyframe.dts) {
          packet.unref();
          return false;
        }
      }
      packet.unref();
    }
  }

  async #receive(frame: AvFrame): Promise<boolean> {
    while (this.#failuresInRow < damageLimit) {
      throwIfCancelled(this.#signal);
      // Sound decodes in microseconds, less than a trip to another thread takes.
      const code = this.#light ? this.#decoder.receiveFrameSync(frame) : await this.#decoder.receiveFrame(frame);
      if (code >= 0) {
        this.framesDecoded++;
        this.#failuresInRow = 0;
        return true;
      }
      if (isEnd(code)) return false;
      if (!isAgain(code)) this.#countDamage();
      else if (this.#draining) return false;
      if (!this.#draining) await this.#feed();
    }
    return false;
  }

  /** Hands the decoder one more packet, or the end. */
  async #feed(): Promise<void> {
    while (this.#failuresInRow < damageLimit) {
      const read = this.#held ? 0 : await this.#input.context.readFrame(this.#packet);
      this.#held = false;
      if (isEnd(read)) break;
      if (read < 0) {
        this.#countDamage();
        continue;
      }
      const wanted = this.#packet.streamIndex === this.#stream.index;
      const sent = wanted ? await this.#send(this.#packet) : 0;
      this.#packet.unref();
      if (!wanted) continue;
      if (sent < 0) this.#countDamage();
      return;
    }
    this.#draining = true;
    await this.#send(null);
  }

  #send(packet: Packet | null): number | Promise<number> {
    return this.#light ? this.#decoder.sendPacketSync(packet) : this.#decoder.sendPacket(packet);
  }

  #countDamage(): void {
    this.damaged++;
    this.#failuresInRow++;
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    this.#decoder.freeContext();
  }
}

/** FFmpeg's name of a stream's codec; for one that it does not know, the four letters in the file. */
export function codecName(stream: Stream): string {
  const name = avGetCodecName(stream.codecpar.codecId);
  if (name && name !== 'none') return name;
  return stream.codecpar.codecTagString?.replaceAll(/[^\x20-\x7e]/g, '?') || 'unknown';
}
