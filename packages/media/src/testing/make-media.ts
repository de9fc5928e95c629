import { AV_CODEC_FLAG_GLOBAL_HEADER, AV_PKT_DATA_DISPLAYMATRIX, AVFMT_GLOBALHEADER } from 'node-av/constants';
import { Dictionary, FormatContext, type Packet, type Stream } from 'node-av/lib';
import { check, silenceFfmpeg } from '../run/ffmpeg-code.js';
import { PictureTrack, type TestPictures } from './picture-track.js';
import { SoundTrack, type TestSound } from './sound-track.js';

/** A media file to be made for a test. */
export interface TestMedia {
  /** FFmpeg's name of the container; by default from the file's name. */
  readonly format?: string;
  readonly pictures?: TestPictures;
  readonly sound?: TestSound;
  /** Options of the muxer. */
  readonly options?: Readonly<Record<string, string | number>>;
}

interface Track {
  readonly context: PictureTrack['context'];
  encode(sink: (packet: Packet) => Promise<void>): Promise<void>;
  [Symbol.dispose](): void;
}

/** Makes a media file of numbered pictures and tones, in any container and codec that FFmpeg can write. */
export async function makeMedia(path: string, media: TestMedia): Promise<void> {
  silenceFfmpeg();
  const context = new FormatContext();
  const tracks: Track[] = [];
  try {
    check(context.allocOutputContext2(null, media.format ?? null, path), `choose a container for ${path}`);
    const global = ((context.oformat?.flags ?? 0) & AVFMT_GLOBALHEADER) !== 0;
    const flag = global ? AV_CODEC_FLAG_GLOBAL_HEADER : undefined;
    if (media.pictures) tracks.push(await PictureTrack.open(media.pictures, flag));
    if (media.sound) tracks.push(await SoundTrack.open(media.sound, flag));
    const streams = tracks.map((track) => addStream(context, track));
    const matrix = media.pictures?.displayMatrix;
    if (matrix) streams[0]?.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, matrixBytes(matrix));
    check(await context.openOutput(), `create ${path}`);
    using options = Dictionary.fromObject({ ...media.options });
    check(await context.writeHeader(options), `begin ${path}`);
    for (const [i, track] of tracks.entries()) {
      const stream = streams[i] as Stream;
      await track.encode(async (packet) => {
        packet.streamIndex = stream.index;
        packet.rescaleTs(track.context.timeBase, stream.timeBase);
        check(await context.interleavedWriteFrame(packet), `write ${path}`);
      });
    }
    check(await context.writeTrailer(), `finish ${path}`);
  } finally {
    await context.closeOutput();
    context.freeContext();
    for (const track of tracks) track[Symbol.dispose]();
  }
}

function addStream(context: FormatContext, track: Track): Stream {
  const stream = context.newStream(null);
  check(stream.codecpar.fromContext(track.context), 'describe a stream');
  stream.timeBase = track.context.timeBase;
  stream.sampleAspectRatio = track.context.sampleAspectRatio;
  return stream;
}

/** a b c d of a display matrix as the nine integers that containers hold. */
function matrixBytes([a, b, c, d]: readonly [number, number, number, number]): Buffer {
  const bytes = Buffer.alloc(36);
  for (const [i, value] of [a, b, 0, c, d, 0, 0, 0].entries()) bytes.writeInt32LE(value * 65536, i * 4);
  bytes.writeInt32LE(1 << 30, 32);
  return bytes;
}
