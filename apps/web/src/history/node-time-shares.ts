import type { RunNode } from '@talkgraph/protocol';

/** How long a node took. */
export interface NodeTime {
  readonly node: string;
  readonly milliseconds: number;
  /** The most memory of the worker meanwhile; undefined where it was not measured. */
  readonly memoryBytes: number | undefined;
  /** Its result was there already. */
  readonly isCached: boolean;
  /** Of the longest node's time, from 0 to 1. */
  readonly share: number;
}

/** The time of each node that is on the canvas, the longest first; nodes that it expanded into count to it. */
export function nodeTimes(nodes: readonly RunNode[]): readonly NodeTime[] {
  const sums = new Map<string, Pick<NodeTime, 'milliseconds' | 'isCached' | 'memoryBytes'>>();
  for (const { display, milliseconds, memoryBytes, ran } of nodes) {
    const sum = sums.get(display) ?? { milliseconds: 0, isCached: true, memoryBytes: undefined };
    sums.set(display, {
      milliseconds: sum.milliseconds + milliseconds,
      isCached: sum.isCached && !ran,
      memoryBytes: memoryBytes === undefined ? sum.memoryBytes : Math.max(sum.memoryBytes ?? 0, memoryBytes),
    });
  }
  const longest = Math.max(1, ...[...sums.values()].map(({ milliseconds }) => milliseconds));
  return [...sums]
    .map(([node, sum]) => ({ node, ...sum, share: sum.milliseconds / longest }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
}
