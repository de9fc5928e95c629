import type { Clip } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';
import type { SoundPart } from '../capabilities/sound-service.js';

/** The part of a sound between two times; at least one sample of it. */
export function partOfSound(
  service: Pick<MediaService, 'edit'>,
  clip: Clip,
  { startSeconds, endSeconds }: SoundPart,
  sampleRate: number,
  sampleCount: number,
): Clip {
  const first = Math.min(sampleCount - 1, Math.max(0, Math.round(startSeconds * sampleRate)));
  const end = Math.min(sampleCount, Math.max(first + 1, Math.round(endSeconds * sampleRate)));
  return service.edit.trim(service.edit.takeAudio(clip), { first, count: end - first });
}
