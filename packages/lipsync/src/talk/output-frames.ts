import type { VideoInfo } from '@talkgraph/media';
import type { ShorterPolicy } from './talk-request.js';

/**
 * Frames of the output: as long as the sound to within half a frame, at least one; with 'keep' never shorter than the
 * template.
 */
export function outputFrames(soundSeconds: number, video: VideoInfo, shorter: ShorterPolicy): number {
  const frames = Math.max(1, Math.round((soundSeconds * video.fps.num) / video.fps.den));
  return shorter === 'keep' ? Math.max(frames, video.frameCount) : frames;
}
