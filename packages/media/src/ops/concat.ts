import type { AudioInfo, Clip, ClipInfo, VideoInfo } from '../clip.js';
import { firstIndex } from '../first-index.js';
import type { FrameOp, FrameRun, SoundNeed, SoundRange } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale, sampleOfFrame } from '../rational-math.js';
import { refuse } from './read-params.js';
import { fileInTime } from './subtitles-in-time.js';

/**
 * Clips one after another. All need a picture of one size and rate (scale and retime them first), or all are sound only.
 * A part's sound is cut or filled up with silence to its picture's length, so that later parts stay in step.
 */
export function concat(clips: readonly Clip[]): Clip {
  return makeClip('concat', {}, clips);
}

/** One input frame per frame, part after part. */
export const concatOp: FrameOp = {
  name: 'concat',
  describe(clip, inputs): ClipInfo {
    const first = inputs[0];
    if (!first) return refuse(clip, 'it needs at least one clip.', '至少需要一个片段。');
    for (const [i, input] of inputs.entries()) checkMatch(clip, first, input, i);
    const audio = soundFormat(inputs);
    const total = inputs.reduce((sum, input) => sum + (input.video?.frameCount ?? 0), 0);
    const video = first.video && { ...first.video, frameCount: total };
    if (!audio) return { ...(video && { video }), ...fileOf(inputs) };
    const sampleCount = soundStarts(inputs, audio.sampleRate).at(-1) as number;
    return { ...(video && { video }), audio: { ...audio, sampleCount }, ...fileOf(inputs) };
  },
  needs(_clip, inputs, n) {
    const starts = frameStarts(inputs);
    const input = partAt(starts, n);
    return [{ input, frame: n - (starts[input] as number) }];
  },
  needRuns: (_clip, inputs, run) => splitRun(frameStarts(inputs), run),
  sound: (_clip, inputs, range) => splitSound(inputs, range),
};

/** What goes into the file; subtitles of later parts come later. */
function fileOf(inputs: readonly ClipInfo[]): Pick<ClipInfo, 'file'> {
  let atSeconds = 0;
  const parts = inputs.map(({ video, audio }, input) => {
    const seconds = video
      ? (video.frameCount * video.fps.den) / video.fps.num
      : (audio?.sampleCount ?? 0) / (audio?.sampleRate ?? 1);
    const part = { input, fromSeconds: 0, seconds, atSeconds };
    atSeconds += seconds;
    return part;
  });
  return fileInTime(inputs, parts);
}

/** The most that any part has, so that a stereo jingle after a telephone voice stays one. */
function soundFormat(inputs: readonly ClipInfo[]): Pick<AudioInfo, 'sampleRate' | 'channels'> | undefined {
  const sounds = inputs.flatMap(({ audio }) => (audio ? [audio] : []));
  if (sounds.length === 0) return undefined;
  const most = (field: 'sampleRate' | 'channels') => sounds.reduce((sum, audio) => Math.max(sum, audio[field]), 0);
  return { sampleRate: most('sampleRate'), channels: most('channels') };
}

function checkMatch(clip: Clip, first: ClipInfo, input: ClipInfo, i: number): void {
  const [a, b] = [first.video, input.video];
  if (!a && !b) return;
  if (a && b && a.width === b.width && a.height === b.height && a.fps.num * b.fps.den === b.fps.num * a.fps.den) return;
  refuse(
    clip,
    `part ${i + 1} is ${label(b)} while part 1 is ${label(a)}; bring them to one size and rate first.`,
    `第 ${i + 1} 段是 ${label(b)}，而第 1 段是 ${label(a)}；请先统一尺寸和帧率。`,
  );
}

function label(video: VideoInfo | undefined): string {
  return video ? `${video.width}x${video.height} ${video.fps.num}/${video.fps.den} fps` : 'sound';
}

/** First frame of every part, and the total at the end. */
function frameStarts(inputs: readonly ClipInfo[]): number[] {
  const starts = [0];
  for (const input of inputs) starts.push((starts.at(-1) as number) + (input.video?.frameCount ?? 0));
  return starts;
}

/** First sample of every part, and the total at the end. Parts with a picture start where their first frame does. */
function soundStarts(inputs: readonly ClipInfo[], sampleRate: number): number[] {
  const fps = inputs[0]?.video?.fps;
  if (fps) return frameStarts(inputs).map((frame) => sampleOfFrame(frame, fps, sampleRate));
  const starts = [0];
  for (const { audio } of inputs) {
    starts.push((starts.at(-1) as number) + (audio ? rescale(audio.sampleCount, sampleRate, audio.sampleRate) : 0));
  }
  return starts;
}

/** The part that `n` lies in. */
function partAt(starts: readonly number[], n: number): number {
  // The last start is the end of the whole.
  return firstIndex(starts.length - 2, (i) => (starts[i + 1] as number) > n);
}

function splitRun(starts: readonly number[], run: Omit<FrameRun, 'input'>): FrameRun[] {
  const runs: FrameRun[] = [];
  let n = run.first;
  for (let left = run.count; left > 0; ) {
    const input = partAt(starts, n);
    const [start, end] = [starts[input] as number, starts[input + 1] as number];
    const room =
      run.step > 0 ? Math.ceil((end - n) / run.step) : run.step < 0 ? Math.floor((n - start) / -run.step) + 1 : left;
    const count = Math.min(left, room);
    runs.push({ input, first: n - start, step: run.step, count });
    n += run.step * count;
    left -= count;
  }
  return runs;
}

function splitSound(inputs: readonly ClipInfo[], range: SoundRange): SoundNeed[] {
  const starts = soundStarts(inputs, range.sampleRate);
  const needs: SoundNeed[] = [];
  const end = range.from + range.count;
  for (let at = range.from; at < end; ) {
    const part = partAt(starts, at);
    const stop = part + 1 < starts.length - 1 ? (starts[part + 1] as number) : end;
    const count = Math.min(end, stop) - at;
    needs.push({ input: inputs[part]?.audio ? part : undefined, from: at - (starts[part] as number), count });
    at += count;
  }
  return needs;
}
