import { keyNodes } from './key-nodes.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord } from './node-record.js';
import type { RunScope } from './run-scope.js';

/** Nodes that need not run. */
export interface FinishedNodes {
  /** Done in this run before a restart. */
  readonly resumed: readonly LiveNode[];
  /** Found in the cache, or equal to a node of this run. */
  readonly cached: readonly LiveNode[];
}

/**
 * Gives nodes their keys and marks those as done whose results exist. All keys are asked for at once, because the cache
 * may be in another process; without its answer the run goes on as if nothing were stored.
 */
export async function findFinished(scope: RunScope, nodes: readonly LiveNode[]): Promise<FinishedNodes> {
  const { request, computed } = scope;
  await keyNodes(nodes, scope.graph, scope.services, request);
  const resumed: LiveNode[] = [];
  const open: LiveNode[] = [];
  for (const live of nodes) {
    const record = request.resume?.done.get(live.id);
    if (record === undefined) {
      open.push(live);
      continue;
    }
    finish(live, record);
    resumed.push(live);
    if (live.key !== undefined) computed.set(live.key, record);
  }
  const stored = await askCache(scope, open);
  const cached = open.filter((live) => {
    const record = live.key === undefined ? undefined : (computed.get(live.key) ?? stored.get(live.key));
    if (record !== undefined) finish(live, record);
    return record !== undefined;
  });
  return { resumed, cached };
}

function finish(live: LiveNode, record: NodeRecord): void {
  live.state = 'done';
  live.record = record;
}

async function askCache(scope: RunScope, nodes: readonly LiveNode[]): Promise<ReadonlyMap<string, NodeRecord>> {
  const keys = new Set(nodes.flatMap(({ key }) => (key === undefined || scope.computed.has(key) ? [] : [key])));
  if (keys.size === 0) return new Map();
  try {
    return await scope.services.cache.find([...keys]);
  } catch (error) {
    scope.services.log.warn('cache did not answer; nodes run again', { runId: scope.request.runId, error });
    return new Map();
  }
}
