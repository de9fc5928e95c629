import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  AV_DISPOSITION_ATTACHED_PIC,
  AVDISCARD_ALL,
  AVDISCARD_DEFAULT,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { Dictionary, FormatContext, InputFormat, type Stream } from 'node-av/lib';
import { mediaEmptyFile, mediaFileNotFound, mediaIsFolder, mediaNotMedia, mediaNotReadable } from '../errors.js';
import { reasonOf, silenceFfmpeg } from './ffmpeg-code.js';
import { sniffContainer } from './sniff-container.js';

/**
 * Containers that are read. Playlists (HLS, concat, SDP…) are left out on purpose: they name other files and hosts, and
 * opening a file must never reach beyond it.
 */
const formats = [
  'mov,matroska,webm,avi,flv,live_flv,kux,mpeg,mpegts,mpegvideo,m4v,h264,hevc,av1,obu,ivf,ogg,asf,dv,mxf,nut,rm,gif,apng,mjpeg',
  'yuv4mpegpipe,wav,w64,aiff,au,caf,mp3,aac,loas,flac,ac3,eac3,dts,amr,amrnb,amrwb,wv,ape,tta,mpc,mpc8,aa,aax,mlp,truehd',
  'png_pipe,jpeg_pipe,jpegls_pipe,webp_pipe,bmp_pipe,tiff_pipe,jpegxl_pipe,webp_anim,webp',
].join(',');

/** An opened media file with its best picture and sound stream. Close it with `await using`. */
export class MediaInput implements AsyncDisposable {
  readonly path: string;
  readonly context: FormatContext;
  readonly bytes: number;
  /** The best moving picture or still; cover art does not count. */
  readonly video: Stream | undefined;
  readonly audio: Stream | undefined;

  private constructor(path: string, context: FormatContext, bytes: number) {
    this.path = path;
    this.context = context;
    this.bytes = bytes;
    const streams = context.streams;
    const video = streams[context.findBestStream(AVMEDIA_TYPE_VIDEO)];
    this.video = video && (video.disposition & AV_DISPOSITION_ATTACHED_PIC) === 0 ? video : undefined;
    this.audio = streams[context.findBestStream(AVMEDIA_TYPE_AUDIO)];
  }

  /** Opens a file and reads enough of it to know its streams. Content decides what it is, not the name. */
  static async open(path: string): Promise<MediaInput> {
    silenceFfmpeg();
    const bytes = await checkFile(path);
    const context = new FormatContext();
    const options = Dictionary.fromObject({
      format_whitelist: formats,
      protocol_whitelist: 'file',
      probesize: 20_000_000,
      analyzeduration: 10_000_000,
    });
    try {
      const sniffed = await sniffContainer(path);
      const demuxer = sniffed ? InputFormat.findInputFormat(sniffed) : null;
      const opened = await context.openInput(`file:${resolve(path)}`, demuxer, options);
      if (opened < 0) throw mediaNotMedia({ path, reason: reasonOf(opened) });
      const found = await context.findStreamInfo(null);
      if (found < 0) throw mediaNotMedia({ path, reason: reasonOf(found) });
      return new MediaInput(path, context, bytes);
    } catch (error) {
      await context.closeInput();
      throw error;
    } finally {
      options.free();
    }
  }

  /** Lets only this stream's packets through; the demuxer skips the others cheaply. */
  select(chosen: Stream): void {
    for (const stream of this.context.streams) {
      stream.discard = stream.index === chosen.index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.closeInput();
  }
}

async function checkFile(path: string): Promise<number> {
  await access(path, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') {
      throw mediaNotReadable({ path, reason: error.code ?? error.message }, error);
    }
  });
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw mediaFileNotFound({ path }, error);
    throw mediaNotReadable({ path, reason: error.code ?? error.message }, error);
  });
  if (info.isDirectory()) throw mediaIsFolder({ path });
  if (!info.isFile())
    throw mediaNotReadable({ path, reason: { en: 'it is a device or a pipe', zh: '它是设备或管道' } });
  if (info.size === 0) throw mediaEmptyFile({ path });
  return info.size;
}
