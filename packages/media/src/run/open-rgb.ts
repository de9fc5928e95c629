import type { Clip, VideoInfo } from '../clip.js';
import { type OpenClipOptions, openClip } from './open-clip.js';
import { RgbScaler } from './rgb-scaler.js';

/** One picture as packed 8-bit RGB. */
export interface RgbPicture {
  /** Frame number in the clip. */
  readonly n: number;
  readonly width: number;
  readonly height: number;
  /** width × height × 3 bytes, row by row. Valid until the next picture is asked for. */
  readonly data: Uint8Array;
  /** Size of this picture divided by the size of the clip's. */
  readonly scale: number;
}

export interface OpenRgbOptions extends OpenClipOptions {
  /** Longest side of the pictures; larger ones are scaled down, smaller ones stay. */
  readonly maxSide?: number;
}

/** All frames of a recipe as RGB, scaled down if asked for; decoding runs ahead while the consumer works. */
export async function* openRgb(clip: Clip, options: OpenRgbOptions): AsyncGenerator<RgbPicture> {
  await using opened = await openClip(clip, options);
  const video = opened.info.video as VideoInfo;
  const { width, height, scale } = reducedSize(video, options.maxSide);
  using scaler = new RgbScaler(width, height);
  const data = new Uint8Array(width * height * 3);
  let n = 0;
  for await (const frame of opened.frames()) {
    using owned = frame;
    await scaler.scale(owned, data);
    yield { n: n++, width, height, data, scale };
  }
}

function reducedSize({ width, height }: VideoInfo, maxSide = Number.POSITIVE_INFINITY) {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), scale };
}
