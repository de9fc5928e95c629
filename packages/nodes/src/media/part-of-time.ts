import type { ClipInfo } from '@talkgraph/media';
import { timeOutside } from '../errors.js';
import { secondsOf } from './checked-clip.js';

/** The frames (or samples, of sound only) from a time on, for so long; 0 seconds: to the end. At least one. */
export function partOfTime(
  info: ClipInfo,
  start: number,
  seconds: number,
): { readonly first: number; readonly count: number } {
  const { video, audio } = info;
  const rate = video ? video.fps.num / video.fps.den : (audio?.sampleRate ?? 1);
  const total = video?.frameCount ?? audio?.sampleCount ?? 0;
  const first = Math.round(start * rate);
  if (first >= total) throw timeOutside({ start, seconds: Math.round(secondsOf(info) * 1000) / 1000 });
  const wanted = seconds > 0 ? Math.max(1, Math.round(seconds * rate)) : total - first;
  return { first, count: Math.min(wanted, total - first) };
}
