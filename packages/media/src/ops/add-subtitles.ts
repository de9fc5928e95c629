import type { Clip, ClipInfo, Json, SoftSubtitles } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { refuse, videoOf } from './read-params.js';

/** Gives a clip a subtitle track that players can switch on and off; tracks it has already stay. */
export function addSubtitles(clip: Clip, subtitles: SoftSubtitles): Clip {
  return makeClip('add-subtitles', JSON.parse(JSON.stringify(subtitles)) as { [key: string]: Json }, [clip]);
}

/** The same frames and sound, with a track more. */
export const addSubtitlesOp: FrameOp = {
  name: 'add-subtitles',
  describe(clip, inputs): ClipInfo {
    videoOf(clip, inputs);
    const subtitles = clip.params as unknown as SoftSubtitles;
    if (!Array.isArray(subtitles.cues) || typeof subtitles.language !== 'string') {
      refuse(clip, 'it needs a language and cues.', '需要语言和字幕。');
    }
    const own = inputs[0]?.file;
    return { ...inputs[0], file: { ...own, subtitles: [...(own?.subtitles ?? []), subtitles] } };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
};
