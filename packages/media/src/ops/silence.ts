import type { AudioInfo, Clip, ClipInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { refuse, wholeParam } from './read-params.js';

/** So many samples of nothing. */
export function silence({ sampleRate, channels, sampleCount }: AudioInfo): Clip {
  return makeClip('silence', { sampleRate, channels, sampleCount });
}

/** A leaf without a file. */
export const silenceOp: FrameOp = {
  name: 'silence',
  describe(clip): ClipInfo {
    const sampleRate = wholeParam(clip, 'sampleRate', 1000);
    const channels = wholeParam(clip, 'channels', 1);
    if (sampleRate > 384_000) refuse(clip, 'sampleRate can be at most 384000.', 'sampleRate 最大为 384000。');
    if (channels > 8) refuse(clip, 'channels can be at most 8.', 'channels 最多为 8。');
    return { audio: { sampleRate, channels, sampleCount: wholeParam(clip, 'sampleCount', 1) } };
  },
  needs: () => [],
  sound: (_clip, _inputs, { from, count }) => [{ input: undefined, from, count }],
};
