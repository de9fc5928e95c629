import { findRegion, openingOf } from '../graph/find-region.js';
import type { LiveGraph } from './live-graph.js';

/** The outputs that run by themselves: those inside regions are run by the nodes that end these. */
export function outputsOutsideRegions(outputs: readonly string[], graph: LiveGraph): ReadonlySet<string> {
  const wanted = new Set(outputs);
  for (const id of graph.ids()) {
    if (openingOf(graph, id) === undefined) continue;
    for (const inner of findRegion(graph, id)?.body ?? []) wanted.delete(inner);
  }
  return wanted;
}
