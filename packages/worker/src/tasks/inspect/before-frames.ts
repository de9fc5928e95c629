import { isJsonObject, type JsonObject } from '@talkgraph/engine';
import {
  type Clip,
  describeClip,
  type FrameOp,
  framesBehind,
  makeClip,
  toNumber,
  type VideoInfo,
} from '@talkgraph/media';
import type { MediaService } from '@talkgraph/nodes';
import { taskParams } from '../../errors.js';
import { clipParam } from './clip-param.js';

/** A clip that another one was made of, and where in it each frame of the other one comes from. */
export interface BeforeFrames {
  readonly clip: Clip;
  /** Where frames come from; at the same time where the recipe does not say, as for a clip that was only listened to. */
  framesOf(numbers: readonly number[]): readonly number[];
}

/** The clip named by the parameter `behind`, which the clip of a task is compared with. @throws TASK_PARAMS */
export function beforeFrames(
  task: string,
  params: JsonObject,
  { ops }: Pick<MediaService, 'ops'>,
): BeforeFrames | undefined {
  if (!isJsonObject(params.behind)) return undefined;
  const [clip, before] = [clipParam(task, params), clipParam(task, { clip: params.behind })];
  const [video, beforeVideo] = [videoOf(task, clip, ops), videoOf(task, before, ops)];
  const rate = toNumber(beforeVideo.fps) / toNumber(video.fps);
  const last = beforeVideo.frameCount - 1;
  return {
    clip: before,
    framesOf: (numbers) =>
      framesBehind(clip, before.hash, numbers, ops).map((frame, i) => {
        return Math.min(last, frame ?? Math.floor((numbers[i] as number) * rate + 1e-6));
      }),
  };
}

/** What a clip's picture will be. @throws TASK_PARAMS for a sound */
export function videoOf(task: string, clip: Clip, ops: readonly FrameOp[]): VideoInfo {
  const { video } = describeClip(clip, ops);
  if (!video) throw taskParams({ task, name: 'clip', value: 'a sound' });
  return video;
}

/** A clip that shows the frames behind a stretch of another one, at the other one's rate, without sound. */
export function beforeStretch(
  { clip, framesOf }: BeforeFrames,
  { first, count, fps }: { readonly first: number; readonly count: number; readonly fps: VideoInfo['fps'] },
): Clip {
  const frames = framesOf(Array.from({ length: count }, (_, i) => first + i));
  return makeClip('picked-frames', { fps: { num: fps.num, den: fps.den }, frames }, [clip]);
}

/** The op of such clips, which exist only while they are looked at. */
export const pickedFramesOp: FrameOp = {
  name: 'picked-frames',
  describe: (clip, [input]) => {
    const { fps, frames } = paramsOf(clip);
    return { video: { ...(input?.video as VideoInfo), fps, frameCount: frames.length } };
  },
  needs: (clip, _inputs, n) => [{ input: 0, frame: paramsOf(clip).frames[n] ?? 0 }],
  sound: () => [],
};

function paramsOf({ params }: Clip): { readonly fps: VideoInfo['fps']; readonly frames: readonly number[] } {
  return params as unknown as ReturnType<typeof paramsOf>;
}
