import type { Frame } from '../frame.js';
import type { Timeline } from '../plan/timeline.js';
import type { FrameGraph, PreparedFrame } from './frame-graph.js';

/** Frames read ahead of those that are being made. */
const readAhead = 3;

/** All frames of a timeline in order; what later frames need is read while the consumer works. Frames belong to the consumer. */
export async function* framesOf(graph: FrameGraph, timeline: Timeline): AsyncGenerator<Frame> {
  const { batch } = graph;
  const ahead: PreparedFrame[] = [];
  const made: Frame[] = [];
  try {
    for (let next = 0; ; ) {
      while (ahead.length < batch - 1 + readAhead && next < timeline.frameCount)
        ahead.push(graph.prepare(timeline, next++));
      const prepared = ahead.splice(0, batch);
      if (prepared.length === 0) return;
      made.push(...(await graph.finishMany(prepared)));
      for (let frame = made.shift(); frame; frame = made.shift()) yield frame;
    }
  } finally {
    for (const prepared of ahead) prepared.discard();
    for (const frame of made) frame[Symbol.dispose]();
  }
}
