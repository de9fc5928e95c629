import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { keptFile } from './kept-file.js';
import { soundOf } from './read-params.js';

/** The sound of a clip without its picture. A clip that is sound already is answered as it is. */
export function takeAudio(clip: Clip): Clip {
  return clip.op === 'take-audio' ? clip : makeClip('take-audio', {}, [clip]);
}

/** Sound in, the same sound out, and no picture. */
export const takeAudioOp: FrameOp = {
  name: 'take-audio',
  describe: (clip, inputs): ClipInfo => ({ audio: soundOf(clip, inputs), ...keptFile(inputs) }),
  needs: () => [],
};
