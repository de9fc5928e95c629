import type { LiveNode, LiveRun } from './live-run.js';

/** How far a run is, for one bar. */
export interface RunProgress {
  /** Nodes that are over, of all that the run comes to. */
  readonly nodesDone: number;
  readonly nodeCount: number;
  /** From 0 to 1. */
  readonly fraction: number;
  /** The node whose work is shown: the one that has most left to do. */
  readonly node?: string;
  readonly framesPerSecond?: number;
  readonly remainingSeconds?: number;
}

/** What one bar shows of a run: the frames of the node that works longest, else how many nodes are over. */
export function runProgress(run: LiveRun): RunProgress {
  const nodes = Object.entries(run.nodes);
  const nodesDone = nodes.filter(([, { state }]) => state !== 'waiting' && state !== 'running').length;
  const counts = { nodesDone, nodeCount: nodes.length };
  if (run.state !== 'running' && run.state !== 'pending') return { ...counts, fraction: 1 };
  const longest = longestOf(nodes);
  if (!longest) return { ...counts, fraction: nodes.length > 0 ? nodesDone / nodes.length : 0 };
  const [node, { progress }] = longest;
  const { value = 0, max = 1, framesPerSecond } = progress ?? {};
  const hasRate = framesPerSecond !== undefined && framesPerSecond > 0;
  return {
    ...counts,
    node,
    fraction: max > 0 ? Math.min(1, value / max) : 0,
    ...(hasRate && { framesPerSecond, remainingSeconds: Math.max(0, (max - value) / framesPerSecond) }),
  };
}

/** Frames take longest; nodes of one render advance together, and only the last of them knows its rate. */
function longestOf(nodes: readonly (readonly [string, LiveNode])[]): readonly [string, LiveNode] | undefined {
  const running = nodes.filter(([, { state, progress }]) => state === 'running' && progress && progress.max > 0);
  return (
    // A loop counts all its items; what is done for one of them begins anew with the next.
    running.find(([, { progress }]) => progress?.stage === 'items') ??
    running.find(([, { progress }]) => progress?.framesPerSecond !== undefined) ??
    running.reduce<readonly [string, LiveNode] | undefined>(
      (most, each) => ((most?.[1].progress?.max ?? 0) >= (each[1].progress?.max ?? 0) ? most : each),
      undefined,
    )
  );
}
