import type { Clip, VideoInfo } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';

/** A clip made small, and how large it has become. */
export interface Inset {
  readonly clip: Clip;
  readonly size: { readonly width: number; readonly height: number };
}

/** Smallest side of an inset: below it nothing can be made out, and scaling refuses. */
const leastSide = 16;

/** Brings a clip to the rate of another and to about this size, so that it can be shown within it. */
export function insetOf(
  service: MediaService,
  clip: Clip,
  wanted: { readonly width: number; readonly height: number },
  outer: VideoInfo,
): Inset {
  const own = service.describe(clip).video as VideoInfo;
  const sameRate = own.fps.num * outer.fps.den === outer.fps.num * own.fps.den;
  const timed = sameRate ? clip : service.edit.retime(clip, outer.fps);
  const side = Math.max(leastSide, 2 * Math.round(Math.min(wanted.width, wanted.height) / 2));
  const scaled = side === Math.min(own.width, own.height) ? timed : service.edit.scaleToFit(timed, side);
  const { width, height } = service.describe(scaled).video as VideoInfo;
  return { clip: scaled, size: { width, height } };
}
