import { AV_FRAME_DATA_DISPLAYMATRIX, AV_FRAME_FLAG_INTERLACED, AV_PKT_DATA_DISPLAYMATRIX } from 'node-av/constants';
import type { Frame as AvFrame, Stream } from 'node-av/lib';
import { mediaNothingDecodes } from '../errors.js';
import { type Orientation, orientationOf, type PictureGeometry, pictureGeometry } from '../plan/picture-geometry.js';
import { damagedPackets } from './damaged-packets.js';
import type { MediaInput } from './media-input.js';
import { formatName } from './picture-colour.js';
import { StreamDecoder } from './stream-decoder.js';

/** What only decoding tells about a stream's pictures. */
export interface PictureFacts {
  readonly storedWidth: number;
  readonly storedHeight: number;
  readonly pixelFormat: string;
  readonly interlaced: boolean;
  readonly orientation: Orientation;
  readonly geometry: PictureGeometry;
}

/** Pictures looked at: encoders flag interlacing from the first picture on, with rare exceptions at the very start. */
const looks = 4;

/** Decodes the first pictures of a stream. The input is left somewhere behind them. */
export async function firstPicture(input: MediaInput, stream: Stream, signal?: AbortSignal): Promise<PictureFacts> {
  using decoder = await StreamDecoder.open(input, stream, signal);
  let facts: PictureFacts | undefined;
  for (let i = 0; i < looks; i++) {
    const picture = await decoder.next();
    if (!picture) break;
    const interlaced = (picture.flags & AV_FRAME_FLAG_INTERLACED) !== 0;
    facts = facts
      ? { ...facts, interlaced: facts.interlaced || interlaced }
      : { ...factsOfPicture(picture, stream), interlaced };
    picture.free();
  }
  if (facts) return facts;
  throw mediaNothingDecodes({ path: input.path, reason: damagedPackets(decoder.damaged) });
}

/** Facts of one decoded picture. */
export function factsOfPicture(picture: AvFrame, stream: Stream): PictureFacts {
  const matrix =
    stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX) ?? picture.getSideData(AV_FRAME_DATA_DISPLAYMATRIX);
  const orientation = orientationOf(matrix);
  const { width, height } = picture;
  const aspect = stream.sampleAspectRatio.num > 0 ? stream.sampleAspectRatio : picture.sampleAspectRatio;
  return {
    storedWidth: width,
    storedHeight: height,
    pixelFormat: formatName(picture),
    interlaced: (picture.flags & AV_FRAME_FLAG_INTERLACED) !== 0,
    orientation,
    geometry: pictureGeometry(width, height, aspect, orientation),
  };
}
