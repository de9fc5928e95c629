import type { Clip, ClipInfo } from '../clip.js';
import { clipParams } from '../errors.js';
import type { Frame } from '../frame.js';
import type { FrameOp } from '../frame-op.js';
import { defaultOps } from '../ops/default-ops.js';
import { planRender } from '../plan/plan-render.js';
import type { Timeline } from '../plan/timeline.js';
import { FrameGraph, type NodeFigures } from './frame-graph.js';
import { FramePool } from './frame-pool.js';
import { framesOf } from './frames-of.js';
import type { ResolveSource } from './open-leaf.js';
import { workAhead } from './work-ahead.js';

export interface OpenClipOptions {
  readonly resolveSource: ResolveSource;
  readonly ops?: readonly FrameOp[];
  readonly signal?: AbortSignal;
  /** Frames kept for going backwards, in bytes; 280 MB (90 frames of full HD) by default. */
  readonly cacheBytes?: number;
}

/** A recipe whose frames can be asked for. */
export interface OpenedClip extends AsyncDisposable {
  readonly info: ClipInfo;
  /** Frame n, owned by the caller. Asking in ascending order costs one decode a frame; going back is cached. */
  frame(n: number): Promise<Frame>;
  /** All frames in order, decoded ahead while the consumer works. Each belongs to the consumer. */
  frames(): AsyncGenerator<Frame>;
  /** What every op and file did so far. */
  figures(): NodeFigures[];
}

/** Opens a recipe for its pictures. */
export async function openClip(clip: Clip, options: OpenClipOptions): Promise<OpenedClip> {
  const plan = planRender(clip, options.ops ?? defaultOps);
  const timeline = plan.timeline;
  if (!timeline) throw clipParams({ op: clip.op, en: 'it has no picture.', zh: '没有画面。' });
  const graph = new FrameGraph(plan, {
    pool: new FramePool(),
    resolveSource: options.resolveSource,
    signal: options.signal ?? new AbortController().signal,
    ...(options.cacheBytes !== undefined && { cacheBytes: options.cacheBytes }),
  });
  return {
    info: plan.info,
    frame: inOrder((n) => graph.prepare(timeline, n).finish()),
    frames: () => sequential(graph, timeline),
    figures: () => graph.figures(),
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  };
}

function sequential(graph: FrameGraph, timeline: Timeline): AsyncGenerator<Frame> {
  return workAhead(framesOf(graph, timeline), 1, (frame) => frame[Symbol.dispose]());
}

/** Ops see frames one at a time, so calls that overlap wait for each other. */
function inOrder(make: (n: number) => Promise<Frame>): (n: number) => Promise<Frame> {
  let last: Promise<unknown> = Promise.resolve();
  return (n) => {
    const next = last.then(() => make(n));
    last = next.catch(() => undefined);
    return next;
  };
}
