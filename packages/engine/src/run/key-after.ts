import { dependantsAround, usersOf } from '../graph/find-region.js';
import { keyNodes } from './key-nodes.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord } from './node-record.js';
import type { RunScope } from './run-scope.js';
import { slotKeysOf } from './slot-keys.js';

/** Whether what follows a node goes by what the node came to, and not by what it was made of: the ends of loops. */
export function isKeyedByResult({ definition }: LiveNode): boolean {
  return definition.region !== undefined && 'closes' in definition.region;
}

/**
 * Gives the nodes after one that is keyed by its result their keys, and looks in the cache for what they came to when the
 * result was the same. To be called before they may have their turns.
 */
export async function keyAfter(scope: RunScope, live: LiveNode, record: NodeRecord): Promise<void> {
  const { graph, request, services, computed } = scope;
  live.slotKeys = slotKeysOf(record);
  const after = dependantsAround(usersOf(graph), live.id, undefined);
  const open = [...after].flatMap((id) => graph.live(id) ?? []).filter(({ state }) => state !== 'done');
  // The order in which they were reached: each after those it depends on.
  open.sort((a, b) => a.order - b.order);
  await keyNodes(open, graph, services, request, () => {});
  const keys = open.flatMap(({ key }) => (key === undefined || computed.has(key) ? [] : [key]));
  if (keys.length === 0) return;
  try {
    for (const [key, found] of await services.cache.find(keys)) computed.set(key, found);
  } catch (error) {
    services.log.warn('cache did not answer; nodes run again', { runId: request.runId, error });
  }
}
