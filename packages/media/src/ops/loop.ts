import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { FrameOp, FrameRun, SoundNeed, SoundRange } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale, sampleOfFrame } from '../rational-math.js';
import { keptFile } from './kept-file.js';
import { refuse, videoOf, wholeParam } from './read-params.js';
import { fileInTime, type PlayedPart } from './subtitles-in-time.js';

/** `repeat` starts over at the end; `ping-pong` plays forwards and backwards in turn, showing each end once. */
export type LoopMode = 'repeat' | 'ping-pong';

export interface LoopOptions {
  /** Frames of the result; the last round may be cut short. Of a clip without a picture, samples. */
  readonly frameCount: number;
  readonly mode?: LoopMode;
}

/**
 * Makes a clip longer by playing it again and again. Its sound, if any, always plays forwards and repeats; a clip without
 * a picture can only repeat.
 */
export function loop(clip: Clip, options: LoopOptions): Clip {
  return makeClip('loop', { frameCount: options.frameCount, mode: options.mode ?? 'repeat' }, [clip]);
}

/** One input frame per frame, in rounds. */
export const loopOp: FrameOp = {
  name: 'loop',
  describe(clip, inputs): ClipInfo {
    const frameCount = wholeParam(clip, 'frameCount', 1);
    const { mode } = clip.params;
    if (mode !== 'repeat' && mode !== 'ping-pong') {
      refuse(clip, 'mode must be "repeat" or "ping-pong".', 'mode 必须是 "repeat" 或 "ping-pong"。');
    }
    const audio = inputs[0]?.audio;
    if (!inputs[0]?.video && audio && mode === 'repeat')
      return { audio: { ...audio, sampleCount: frameCount }, ...keptFile(inputs) };
    const video = videoOf(clip, inputs);
    return {
      video: { ...video, frameCount },
      ...(audio && { audio: { ...audio, sampleCount: sampleOfFrame(frameCount, video.fps, audio.sampleRate) } }),
      ...fileInTime(inputs, rounds(frameCount, video)),
    };
  },
  needs(clip, inputs, n) {
    return [{ input: 0, frame: frameAt(clip, videoOf(clip, inputs).frameCount, n) }];
  },
  needRuns(clip, inputs, run) {
    const length = videoOf(clip, inputs).frameCount;
    return run.step === 1 || run.step === -1 ? roundRuns(clip, length, run) : singleRuns(clip, length, run);
  },
  sound: (_clip, inputs, range) => repeatSound(inputs, range),
};

/** When the clip is heard anew: sound always plays forwards, and subtitles belong to it. */
function rounds(frameCount: number, video: VideoInfo): PlayedPart[] {
  const seconds = (frames: number) => (frames * video.fps.den) / video.fps.num;
  const parts: PlayedPart[] = [];
  for (let at = 0; at < frameCount; at += video.frameCount) {
    const count = Math.min(video.frameCount, frameCount - at);
    parts.push({ input: 0, fromSeconds: 0, seconds: seconds(count), atSeconds: seconds(at) });
  }
  return parts;
}

function periodOf(clip: Clip, length: number): number {
  return clip.params.mode === 'ping-pong' && length > 1 ? 2 * length - 2 : length;
}

function frameAt(clip: Clip, length: number, n: number): number {
  const at = n % periodOf(clip, length);
  return at < length ? at : 2 * length - 2 - at;
}

/** Runs that end where the direction changes or a new round starts. */
function roundRuns(clip: Clip, length: number, run: Omit<FrameRun, 'input'>): FrameRun[] {
  const runs: FrameRun[] = [];
  const period = periodOf(clip, length);
  let n = run.first;
  for (let left = run.count; left > 0; ) {
    const at = n % period;
    const forwards = at < length;
    // Frames until this leg of the round ends, walking in the run's direction.
    const legEnd = run.step === 1 ? (forwards ? length : period) - at : at - (forwards ? 0 : length) + 1;
    const count = Math.min(left, legEnd);
    runs.push({ input: 0, first: frameAt(clip, length, n), step: forwards ? run.step : -run.step, count });
    n += run.step * count;
    left -= count;
  }
  return runs;
}

function singleRuns(clip: Clip, length: number, run: Omit<FrameRun, 'input'>): FrameRun[] {
  return Array.from({ length: run.count }, (_, k) => ({
    input: 0,
    first: frameAt(clip, length, run.first + k * run.step),
    step: 1,
    count: 1,
  }));
}

function repeatSound(inputs: readonly ClipInfo[], range: SoundRange): SoundNeed[] {
  const round = Math.max(1, roundLength(inputs[0], range.sampleRate));
  const needs: SoundNeed[] = [];
  let at = range.from;
  for (let left = range.count; left > 0; ) {
    const from = at % round;
    const count = Math.min(left, round - from);
    needs.push({ input: 0, from, count });
    at += count;
    left -= count;
  }
  return needs;
}

/** Samples until the sound starts over: with the picture where there is one, else at its own end. */
function roundLength(input: ClipInfo | undefined, sampleRate: number): number {
  const { video, audio } = input ?? {};
  if (video) return sampleOfFrame(video.frameCount, video.fps, sampleRate);
  return audio ? rescale(audio.sampleCount, sampleRate, audio.sampleRate) : 0;
}
