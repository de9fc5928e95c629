import type { Frame } from '../frame.js';
import type { Timeline } from '../plan/timeline.js';
import type { FrameGraph, PreparedFrame } from './frame-graph.js';

/** Frames read ahead of the one that is being made. */
const readAhead = 3;

/** All frames of a timeline in order; what later frames need is read while the consumer works. Frames belong to the consumer. */
export async function* framesOf(graph: FrameGraph, timeline: Timeline): AsyncGenerator<Frame> {
  const ahead: PreparedFrame[] = [];
  try {
    for (let next = 0; ; ) {
      while (ahead.length < readAhead && next < timeline.frameCount) ahead.push(graph.prepare(timeline, next++));
      const prepared = ahead.shift();
      if (!prepared) return;
      yield await prepared.finish();
    }
  } finally {
    for (const prepared of ahead) prepared.discard();
  }
}
