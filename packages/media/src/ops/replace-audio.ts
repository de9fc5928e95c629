import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { keptFile } from './kept-file.js';
import { refuse, videoOf } from './read-params.js';

/** The picture of one clip with the whole sound of another, both from their starts. */
export function replaceAudio(video: Clip, audio: Clip): Clip {
  return makeClip('replace-audio', {}, [video, audio]);
}

/** Picture from input 0, sound from input 1. */
export const replaceAudioOp: FrameOp = {
  name: 'replace-audio',
  describe(clip, inputs): ClipInfo {
    const video = videoOf(clip, inputs);
    const audio = inputs[1]?.audio ?? refuse(clip, 'the second input has no sound.', '第二个输入没有声音。');
    return { video, audio, ...keptFile(inputs) };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  sound: (_clip, _inputs, { from, count }) => [{ input: 1, from, count }],
};
