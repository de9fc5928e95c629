import type { UpstreamResult } from '../definition/node-context.js';
import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';

/**
 * What the nodes before a node have made, each after those it depends on itself. Without recursion, however long the
 * chain is; nothing is walked before it is asked for.
 */
export function* upstreamOf(graph: LiveGraph, live: LiveNode): Generator<UpstreamResult> {
  const seen = new Set<string>([live.id]);
  const stack = [{ live, next: 0 }];
  for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
    const next = visit.live.links[visit.next++];
    if (next !== undefined) {
      const source = graph.live(next.link.node);
      if (source === undefined || seen.has(source.id)) continue;
      seen.add(source.id);
      stack.push({ live: source, next: 0 });
      continue;
    }
    stack.pop();
    const { id, record } = visit.live;
    if (id === live.id || record === undefined) continue;
    const items = record.outputs.flat();
    yield { node: id, values: items.flatMap((item) => ('value' in item ? [item.value] : [])) };
  }
}
