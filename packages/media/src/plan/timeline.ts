import type { Clip, ClipInfo } from '../clip.js';
import { clipFrameOutOfRange } from '../errors.js';
import { firstIndex } from '../first-index.js';
import type { FrameRun } from '../frame-op.js';
import { type OpTable, opOf } from './describe-clip.js';

/** Frames `first`, `first + step`, … of one pixel-making clip, `count` of them, shown one after another. */
export interface TimelineRun {
  /** Hash of the leaf or of the clip whose op makes pixels. */
  readonly clip: string;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** Which frames of which pixel-making clips are shown, in order, run-length coded. */
export interface Timeline {
  readonly runs: readonly TimelineRun[];
  /** Where each run starts on the timeline. */
  readonly starts: readonly number[];
  readonly frameCount: number;
}

interface Request extends Omit<FrameRun, 'input'> {
  readonly clip: Clip;
}

/**
 * Follows all frames of a clip down through the ops that only pick frames, to those that make pixels. Runs are passed
 * down whole, with an explicit stack, so the cost grows with depth times runs, not with frames, and depth is unlimited.
 */
export function resolveTimeline(clip: Clip, infos: ReadonlyMap<string, ClipInfo>, ops: OpTable): Timeline {
  const frameCount = infos.get(clip.hash)?.video?.frameCount ?? 0;
  const runs: TimelineRun[] = [];
  const stack: Request[] = frameCount > 0 ? [{ clip, first: 0, step: 1, count: frameCount }] : [];
  for (let request = stack.pop(); request; request = stack.pop()) {
    checkRange(request, infos);
    const op = opOf(request.clip, ops);
    if (op.open || request.clip.inputs.length === 0) append(runs, request);
    else stack.push(...inputRequests(request, infos, ops).reverse());
  }
  const starts: number[] = [];
  let at = 0;
  for (const run of runs) {
    starts.push(at);
    at += run.count;
  }
  return { runs, starts, frameCount };
}

/** The clip and frame shown at place n of a timeline. */
export function frameOn(timeline: Timeline, n: number): { readonly clip: string; readonly frame: number } {
  const at = firstIndex(timeline.starts.length - 1, (i) => (timeline.starts[i + 1] as number) > n);
  const run = timeline.runs[at];
  if (!run || n < 0 || n >= timeline.frameCount) {
    throw clipFrameOutOfRange({ op: run?.clip ?? 'empty clip', frame: n, frameCount: timeline.frameCount });
  }
  return { clip: run.clip, frame: run.first + (n - (timeline.starts[at] as number)) * run.step };
}

function checkRange({ clip, first, step, count }: Request, infos: ReadonlyMap<string, ClipInfo>): void {
  const frameCount = infos.get(clip.hash)?.video?.frameCount ?? 0;
  const last = first + step * (count - 1);
  for (const frame of [first, last]) {
    if (frame < 0 || frame >= frameCount) throw clipFrameOutOfRange({ op: clip.op, frame, frameCount });
  }
}

function inputRequests(request: Request, infos: ReadonlyMap<string, ClipInfo>, ops: OpTable): Request[] {
  const { clip, first, step, count } = request;
  const op = opOf(clip, ops);
  const inputs = clip.inputs.map((input) => infos.get(input.hash) as ClipInfo);
  if (op.needRuns) {
    const runs = op.needRuns(clip, inputs, { first, step, count });
    return runs.map((run) => ({ ...run, clip: clip.inputs[run.input] as Clip }));
  }
  const requests: Request[] = [];
  for (let k = 0; k < count; k++) {
    const need = op.needs(clip, inputs, first + k * step)[0];
    const input = need && clip.inputs[need.input];
    if (input) extend(requests, { clip: input, first: need.frame, step: 1, count: 1 }, (r) => r.clip === input);
  }
  return requests;
}

function append(runs: TimelineRun[], { clip, first, step, count }: Request): void {
  extend(runs, { clip: clip.hash, first, step, count }, (run) => run.clip === clip.hash);
}

type Run = Pick<FrameRun, 'first' | 'step' | 'count'>;

/** Adds a run, merged with the one before it where they form one arithmetic series. */
function extend<R extends Run>(runs: R[], next: R, sameClip: (run: R) => boolean): void {
  const last = runs.at(-1);
  if (!last || !sameClip(last)) {
    runs.push(next);
    return;
  }
  const gap = next.first - (last.first + last.step * (last.count - 1));
  const fitsLast = last.count === 1 || gap === last.step;
  const fitsNext = next.count === 1 || gap === next.step;
  if (fitsLast && fitsNext) runs[runs.length - 1] = { ...last, step: gap, count: last.count + next.count };
  else runs.push(next);
}
