import type { Clip, ClipInfo } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';

/** Answers a recipe that makes sense, so that a mistake shows on the node that made it. @throws CLIP_PARAMS */
export function checkedClip(service: MediaService, clip: Clip): Clip {
  service.describe(clip);
  return clip;
}

/** How long a clip is, in seconds: its picture where it has one, else its sound. */
export function secondsOf({ video, audio }: ClipInfo): number {
  if (video) return (video.frameCount * video.fps.den) / video.fps.num;
  return audio ? audio.sampleCount / audio.sampleRate : 0;
}
