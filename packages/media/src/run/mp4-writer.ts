import { AVERROR_ENOSPC } from 'node-av/constants';
import { type CodecContext, Dictionary, FormatContext, type Packet, type Stream } from 'node-av/lib';
import { diskFull, mediaFailed, outputNotWritable } from '../errors.js';
import { reasonOf } from './ffmpeg-code.js';

interface OutputStream {
  readonly stream: Stream;
  readonly codec: CodecContext;
}

/** Writes encoded packets into an MP4 file whose index comes first. */
export class Mp4Writer implements AsyncDisposable {
  readonly #path: string;
  readonly #context = new FormatContext();
  readonly #streams: OutputStream[] = [];
  #open = false;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Creates the file at `temporaryPath`. Errors name `path`, the file that is wanted. */
  static async create(temporaryPath: string, path: string, codecs: readonly CodecContext[]): Promise<Mp4Writer> {
    const writer = new Mp4Writer(path);
    try {
      await writer.#start(temporaryPath, codecs);
      return writer;
    } catch (error) {
      await writer[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Writes a packet of the codec with this number. The packet is left blank. */
  async write(packet: Packet, codecNumber: number): Promise<void> {
    const { stream, codec } = this.#streams[codecNumber] as OutputStream;
    packet.streamIndex = stream.index;
    packet.rescaleTs(codec.timeBase, stream.timeBase);
    this.#check(await this.#context.interleavedWriteFrame(packet), 'write the file');
  }

  /** Completes the file. */
  async finish(): Promise<void> {
    this.#check(await this.#context.writeTrailer(), 'finish the file');
    const late = this.#context.pb?.error ?? 0;
    this.#check(late, 'finish the file');
    await this.#close();
  }

  async #start(temporaryPath: string, codecs: readonly CodecContext[]): Promise<void> {
    this.#check(this.#context.allocOutputContext2(null, 'mp4', `file:${temporaryPath}`), 'create the file');
    for (const codec of codecs) {
      const stream = this.#context.newStream(null);
      this.#check(stream.codecpar.fromContext(codec), 'describe a stream');
      stream.timeBase = codec.timeBase;
      stream.avgFrameRate = codec.framerate;
      this.#streams.push({ stream, codec });
    }
    const opened = await this.#context.openOutput();
    if (opened < 0) throw this.#failure(opened, 'create the file');
    this.#open = true;
    using options = Dictionary.fromObject({ movflags: '+faststart' });
    this.#check(await this.#context.writeHeader(options), 'begin the file');
  }

  #check(code: number, step: string): void {
    if (code < 0) throw this.#failure(code, step);
  }

  #failure(code: number, step: string): Error {
    if (code === AVERROR_ENOSPC) return diskFull({ path: this.#path });
    if (step === 'create the file') return outputNotWritable({ path: this.#path, reason: reasonOf(code) });
    return mediaFailed({ step, reason: reasonOf(code) });
  }

  async #close(): Promise<void> {
    if (this.#open) await this.#context.closeOutput();
    this.#open = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
    this.#context.freeContext();
  }
}
