import type { Clip, VideoInfo } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';

/** Brings a clip to the size and rate of another: scaled to fit inside, with black beside it where shapes differ. */
export function matchPicture(service: MediaService, clip: Clip, like: VideoInfo): Clip {
  const { edit } = service;
  let result = clip;
  const own = service.describe(clip).video;
  if (!own) return clip;
  if (own.fps.num * like.fps.den !== like.fps.num * own.fps.den) result = edit.retime(result, like.fps);
  if (own.width === like.width && own.height === like.height) return result;
  const factor = Math.min(like.width / own.width, like.height / own.height);
  // Even and rounded down, so that the long side cannot end up larger than there is room.
  const side = Math.max(16, 2 * Math.floor((Math.min(own.width, own.height) * factor) / 2));
  result = edit.scaleToFit(result, side);
  const scaled = service.describe(result).video as VideoInfo;
  const [width, height] = [Math.min(scaled.width, like.width), Math.min(scaled.height, like.height)];
  if (width !== scaled.width || height !== scaled.height) result = edit.crop(result, { x: 0, y: 0, width, height });
  if (width === like.width && height === like.height) return result;
  return edit.pad(result, { width: like.width, height: like.height });
}
