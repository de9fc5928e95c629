import type { Frame as AvFrame } from 'node-av/lib';
import { mediaNothingDecodes, mediaNoVideo } from '../errors.js';
import type { Frame } from '../frame.js';
import type { BytePixels } from '../images/pixels.js';
import { damagedPackets } from './damaged-packets.js';
import { factsOfPicture } from './first-picture.js';
import { FramePool } from './frame-pool.js';
import { MediaInput } from './media-input.js';
import { PictureConverter, packPicture } from './picture-converter.js';
import { RgbScaler } from './rgb-scaler.js';
import { StreamDecoder } from './stream-decoder.js';

/** Pictures looked at before an empty one is taken after all: fades from black are rarely longer than four seconds. */
const mostLooks = 100;
/** Standard deviation of luma from which a picture shows something; black with noise has about 2. */
const leastContrast = 8;

export interface FirstUsablePictureOptions {
  /** Longest side of the picture. */
  readonly maxSide: number;
  readonly signal?: AbortSignal;
}

/**
 * The first picture of a film that is not just black or blank, upright, scaled to fit; the very first one where none
 * shows anything. Only the beginning of the file is read.
 * @throws MEDIA_NO_VIDEO, MEDIA_NOTHING_DECODES, CANCELLED, and what opening a file throws
 */
export async function firstUsablePicture(path: string, options: FirstUsablePictureOptions): Promise<BytePixels> {
  await using input = await MediaInput.open(path);
  const stream = input.video;
  if (!stream) throw mediaNoVideo({ path });
  using decoder = await StreamDecoder.open(input, stream, options.signal);
  let first: BytePixels | undefined;
  for (let look = 0; look < mostLooks; look++) {
    const picture = await decoder.next();
    if (!picture) break;
    using frame = await upright(picture, stream);
    if (!frame) continue;
    const shows = contrast(frame) >= leastContrast;
    if (shows || !first) {
      const pixels = await scaled(frame, options.maxSide);
      if (shows) return pixels;
      first = pixels;
    }
  }
  if (first) return first;
  throw mediaNothingDecodes({ path, reason: damagedPackets(decoder.damaged) });
}

type Stream = NonNullable<MediaInput['video']>;

/** One picture by itself as a frame; what deinterlacing would need of its neighbours does not matter here. */
async function upright(picture: AvFrame, stream: Stream): Promise<Frame | undefined> {
  const { geometry } = factsOfPicture(picture, stream);
  const { num, den } = stream.timeBase;
  using converter = new PictureConverter(geometry, false, { num, den });
  const ready = [...(await converter.convert(picture)), ...(await converter.convert(undefined))];
  try {
    return ready[0] && packPicture(ready[0], geometry.width, geometry.height, new FramePool());
  } finally {
    for (const each of ready) each.picture.free();
  }
}

function contrast({ y }: Frame): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let i = 0; i < y.length; i += 7) {
    const luma = y[i] as number;
    sum += luma;
    squares += luma * luma;
    count++;
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

async function scaled(frame: Frame, maxSide: number): Promise<BytePixels> {
  const factor = Math.min(1, maxSide / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * factor));
  const height = Math.max(1, Math.round(frame.height * factor));
  using scaler = new RgbScaler(width, height);
  const data = new Uint8Array(width * height * 3);
  await scaler.scale(frame, data);
  return { width, height, channels: 3, data };
}
