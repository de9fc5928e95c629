import { isJsonObject, type JsonObject } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import type { NodeValues } from '@talkgraph/protocol';
import type { StoredRun } from '@talkgraph/runtime';
import { knownRun } from '../known-run.js';
import { type InspectServices, type NodePlace, readNodeValues } from './read-node-values.js';
import { RunValues } from './run-values.js';

/** Runs of a workflow that are looked through. */
const mostRuns = 20;

/**
 * What a node of a run received and made; where that run did not come to it, what it did in the newest earlier run of the
 * same workflow that had it.
 * @throws RUN_NOT_FOUND, INSPECTED_NODE_NOT_FOUND
 */
export async function readNewestValues(
  services: InspectServices,
  place: NodePlace,
  signal: AbortSignal,
): Promise<NodeValues> {
  const run = await knownRun(services.dispatcher, place.runId);
  const own = await readNodeValues(services, place, signal).catch((error: unknown) => {
    if (isTalkgraphError(error) && error.code === 'INSPECTED_NODE_NOT_FOUND') return error;
    throw error;
  });
  const isMissing = isTalkgraphError(own);
  if (!isMissing && own.state !== 'unfinished') return own;
  const earlier = await findEarlier(services, run, place.node, isMissing ? undefined : own.type);
  if (earlier) {
    const values = await readNodeValues(services, { ...place, runId: earlier.runId }, signal);
    return { ...values, earlier: { run: earlier.runId, createdAt: earlier.createdAt } };
  }
  if (isMissing) throw own;
  return own;
}

async function findEarlier(
  { dispatcher, registry }: InspectServices,
  run: StoredRun,
  node: string,
  type: string | undefined,
): Promise<{ readonly runId: string; readonly createdAt: number } | undefined> {
  const workflowId = workflowIdOf(run);
  if (workflowId === undefined) return undefined;
  const { runs } = await dispatcher.runHeads({ workflowId, limit: mostRuns });
  for (const { runId, number, createdAt } of runs) {
    if (number >= run.number) continue;
    const values = await RunValues.open(dispatcher, registry(), runId).catch(() => undefined);
    if (!values?.has(node)) continue;
    // A node of another type under the same number is another node.
    const isSame = type === undefined || values.typeOf(node) === type;
    if (isSame && (await values.record(node))) return { runId, createdAt };
  }
  return undefined;
}

function workflowIdOf({ extra }: StoredRun): string | undefined {
  const id = objectAt(objectAt(extra, 'extra_pnginfo'), 'workflow')?.id;
  return typeof id === 'string' ? id : undefined;
}

function objectAt(value: JsonObject | undefined, key: string): JsonObject | undefined {
  const found = value?.[key];
  return isJsonObject(found) ? found : undefined;
}
