import { isKeyedByResult } from './key-after.js';
import { keyNodes } from './key-nodes.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord } from './node-record.js';
import type { RunScope } from './run-scope.js';
import { slotKeysOf } from './slot-keys.js';

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
  const resumed: LiveNode[] = [];
  const open: LiveNode[] = [];
  await keyNodes(nodes, scope.graph, scope.services, request, (live) => {
    const record = resultOfEarlier(scope, live);
    if (record === undefined) {
      open.push(live);
      return;
    }
    finish(live, record);
    resumed.push(live);
    if (live.key !== undefined) computed.set(live.key, record);
  });
  const stored = await askCache(scope, open);
  const cached = open.filter((live) => {
    const record = live.key === undefined ? undefined : (computed.get(live.key) ?? stored.get(live.key));
    if (record !== undefined) finish(live, record);
    return record !== undefined;
  });
  return { resumed, cached };
}

/** What a node came to before a restart, unless the node, or what it rests on, is another one by now. */
function resultOfEarlier({ request: { resume }, graph }: RunScope, live: LiveNode): NodeRecord | undefined {
  const record = resume?.done.get(live.id);
  const key = resume?.keys?.get(live.id);
  if (record === undefined || key === undefined) return record;
  const isOther = ({ link }: LiveNode['links'][number]) =>
    resume?.done.has(link.node) === true && graph.live(link.node)?.state !== 'done';
  if (live.key === key && !live.links.some(isOther)) return record;
  // It was keyed by a fingerprint of then, which says nothing about what it rests on now.
  if (live.key === key) live.key = undefined;
  return undefined;
}

function finish(live: LiveNode, record: NodeRecord): void {
  live.state = 'done';
  live.record = record;
  if (isKeyedByResult(live)) live.slotKeys = slotKeysOf(record);
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
