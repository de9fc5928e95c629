import { AV_CODEC_ID_MOV_TEXT, AV_DISPOSITION_DEFAULT, AVERROR_ENOSPC, AVMEDIA_TYPE_SUBTITLE } from 'node-av/constants';
import { type CodecContext, Dictionary, FormatContext, type Packet, Rational, type Stream } from 'node-av/lib';
import type { SoftSubtitles } from '../clip.js';
import { diskFull, mediaFailed, outputNotWritable } from '../errors.js';
import type { Rational as Ratio } from '../rational.js';
import { reasonOf } from './ffmpeg-code.js';
import { textSampleEntry, trackLanguage } from './text-track.js';

/** The kind of file that packets are written into. */
export interface Container {
  /** FFmpeg's name of the muxer. */
  readonly format: string;
  /** Options of the muxer. */
  readonly options?: Readonly<Record<string, string>>;
  /** Texts kept in the file, where its kind has room for them. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** An MP4 file whose index comes first, with texts under names of one's own. */
export function mp4Container(texts: Readonly<Record<string, string>> = {}): Container {
  const named = Object.keys(texts).length > 0 ? '+use_metadata_tags' : '';
  return { format: 'mp4', options: { movflags: `+faststart${named}` }, texts };
}

interface OutputStream {
  readonly stream: Stream;
  /** Unit of the times that packets come with. */
  readonly timeBase: Ratio;
}

/** Writes encoded packets into a file. */
export class MediaWriter implements AsyncDisposable {
  readonly #path: string;
  readonly #context = new FormatContext();
  readonly #streams: OutputStream[] = [];
  #open = false;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Creates the file at `temporaryPath` for packets of these encoders, and of text tracks whose streams come after theirs.
   * Errors name `path`, the file that is wanted.
   */
  static create(
    temporaryPath: string,
    path: string,
    codecs: readonly CodecContext[],
    container: Container,
    texts: readonly SoftSubtitles[] = [],
  ): Promise<MediaWriter> {
    return MediaWriter.#started(temporaryPath, path, container, (writer) => {
      for (const codec of codecs) writer.#encoded(codec);
      for (const [i, track] of texts.entries()) writer.#texts(track, i === 0);
    });
  }

  /** Creates the file for packets of other files' streams, which are not encoded again. */
  static copying(
    temporaryPath: string,
    path: string,
    streams: readonly Stream[],
    container: Container,
  ): Promise<MediaWriter> {
    return MediaWriter.#started(temporaryPath, path, container, (writer) => {
      for (const stream of streams) writer.#copied(stream);
    });
  }

  static async #started(
    temporaryPath: string,
    path: string,
    container: Container,
    addStreams: (writer: MediaWriter) => void,
  ): Promise<MediaWriter> {
    const writer = new MediaWriter(path);
    try {
      const allocated = writer.#context.allocOutputContext2(null, container.format, `file:${temporaryPath}`);
      writer.#check(allocated, 'create the file');
      addStreams(writer);
      await writer.#begin(container);
      return writer;
    } catch (error) {
      await writer[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Writes a packet of the encoder or stream with this number. The packet is left blank. */
  async write(packet: Packet, number: number): Promise<void> {
    const { stream, timeBase } = this.#streams[number] as OutputStream;
    packet.streamIndex = stream.index;
    packet.rescaleTs(timeBase, stream.timeBase);
    this.#check(await this.#context.interleavedWriteFrame(packet), 'write the file');
  }

  /** Completes the file. */
  async finish(): Promise<void> {
    this.#check(await this.#context.writeTrailer(), 'finish the file');
    const late = this.#context.pb?.error ?? 0;
    this.#check(late, 'finish the file');
    await this.#close();
  }

  #encoded(codec: CodecContext): void {
    const stream = this.#context.newStream(null);
    this.#check(stream.codecpar.fromContext(codec), 'describe a stream');
    stream.timeBase = codec.timeBase;
    stream.avgFrameRate = codec.framerate;
    this.#streams.push({ stream, timeBase: { num: codec.timeBase.num, den: codec.timeBase.den } });
  }

  /** A subtitle track that counts in milliseconds. Players show the first one without being asked. */
  #texts({ language, title }: SoftSubtitles, first: boolean): void {
    const stream = this.#context.newStream(null);
    stream.codecpar.codecType = AVMEDIA_TYPE_SUBTITLE;
    stream.codecpar.codecId = AV_CODEC_ID_MOV_TEXT;
    stream.codecpar.extradata = textSampleEntry();
    stream.timeBase = new Rational(1, 1000);
    if (first) stream.setDisposition(AV_DISPOSITION_DEFAULT);
    const facts = { language: trackLanguage(language), ...(title && { handler_name: title, title }) };
    stream.metadata = Dictionary.fromObject(facts);
    this.#streams.push({ stream, timeBase: { num: 1, den: 1000 } });
  }

  #copied(from: Stream): void {
    const stream = this.#context.newStream(null);
    this.#check(from.codecpar.copy(stream.codecpar), 'describe a stream');
    stream.timeBase = from.timeBase;
    stream.avgFrameRate = from.avgFrameRate;
    stream.disposition = from.disposition;
    stream.metadata = from.metadata;
    this.#streams.push({ stream, timeBase: { num: from.timeBase.num, den: from.timeBase.den } });
  }

  async #begin(container: Container): Promise<void> {
    const opened = await this.#context.openOutput();
    if (opened < 0) throw this.#failure(opened, 'create the file');
    this.#open = true;
    if (container.texts) this.#context.metadata = Dictionary.fromObject({ ...container.texts });
    using options = Dictionary.fromObject({ ...container.options });
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
