import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale, sampleOfFrame } from '../rational-math.js';
import { refuse } from './read-params.js';
import { fileInTime } from './subtitles-in-time.js';

/**
 * Which part is kept: frames of a clip with a picture, or samples of a clip with sound only. Left out, `count` reaches to
 * the end.
 */
export interface TrimOptions {
  readonly first: number;
  readonly count?: number;
}

/** Keeps a part of a clip; its sound is cut at the same places. */
export function trim(clip: Clip, options: TrimOptions): Clip {
  const { first, count } = options;
  return makeClip('trim', { first, ...(count !== undefined && { count }) }, [clip]);
}

/** Frames (or samples) in, fewer out. */
export const trimOp: FrameOp = {
  name: 'trim',
  describe(clip, inputs): ClipInfo {
    const [input] = inputs;
    const part = partOf(clip, input);
    const rate = secondsEach(input);
    const kept = fileInTime(inputs, [
      { input: 0, fromSeconds: part.first * rate, seconds: part.count * rate, atSeconds: 0 },
    ]);
    if (!input?.video)
      return { audio: { ...(input?.audio as NonNullable<ClipInfo['audio']>), sampleCount: part.count }, ...kept };
    const { video, audio } = input;
    if (!audio) return { video: { ...video, frameCount: part.count }, ...kept };
    const start = sampleOfFrame(part.first, video.fps, audio.sampleRate);
    const end = sampleOfFrame(part.first + part.count, video.fps, audio.sampleRate);
    // A cut at the picture's end keeps what sound there is beyond it.
    const stop = part.first + part.count === video.frameCount ? Math.max(end, audio.sampleCount) : end;
    const sampleCount = Math.max(0, Math.min(stop, audio.sampleCount) - start);
    return {
      video: { ...video, frameCount: part.count },
      ...(sampleCount > 0 && { audio: { ...audio, sampleCount } }),
      ...kept,
    };
  },
  needs: (clip, inputs, n) => [{ input: 0, frame: partOf(clip, inputs[0]).first + n }],
  needRuns: (clip, inputs, run) => [{ ...run, input: 0, first: partOf(clip, inputs[0]).first + run.first }],
  sound(clip, [input], { from, count, sampleRate }) {
    const { first } = partOf(clip, input);
    const start = input?.video
      ? sampleOfFrame(first, input.video.fps, sampleRate)
      : rescale(first, sampleRate, input?.audio?.sampleRate ?? sampleRate);
    return [{ input: 0, from: from + start, count }];
  },
};

/** How long a frame lasts, or a sample of a clip without picture. */
function secondsEach(input: ClipInfo | undefined): number {
  const { video, audio } = input ?? {};
  return video ? video.fps.den / video.fps.num : 1 / (audio?.sampleRate ?? 1);
}

function partOf(clip: Clip, input: ClipInfo | undefined): { readonly first: number; readonly count: number } {
  const total = input?.video?.frameCount ?? input?.audio?.sampleCount ?? 0;
  const first = clip.params.first as number;
  const count = (clip.params.count as number | undefined) ?? total - first;
  const whole = Number.isSafeInteger(first) && Number.isSafeInteger(count);
  if (whole && first >= 0 && count >= 1 && first + count <= total) return { first, count };
  return refuse(
    clip,
    `the part from ${first} (${count} long) does not lie inside the clip, which is ${total} long.`,
    `从 ${first} 开始、长度为 ${count} 的部分不在片段范围内（片段总长 ${total}）。`,
  );
}
