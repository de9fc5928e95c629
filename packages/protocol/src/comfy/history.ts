import type { NodeUi, RunStatus } from '@talkgraph/engine';
import type { NodeFacts, RunFacts } from '../run-facts.js';
import { type QueueEntry, queueEntry } from './queue.js';
import { executionErrorData, interruptedData } from './run-end.js';

/** How a node of history is shown: `display_node` is the submitted node that an expanded one stands for. */
export interface HistoryMeta {
  readonly node_id: string;
  readonly display_node: string;
  readonly parent_node: string | null;
  readonly real_node_id: string;
}

/** One entry of `/history`; write it with `jsonText`. */
export interface HistoryEntry {
  readonly prompt: QueueEntry;
  readonly outputs: Readonly<Record<string, NodeUi>>;
  readonly status: {
    /** `partial` and `cancelled` are ours: ComfyUI knows `success` and `error` only. */
    readonly status_str: RunStatus;
    readonly completed: boolean;
    readonly messages: readonly (readonly [string, object])[];
  };
  readonly meta: Readonly<Record<string, HistoryMeta>>;
}

/** What history tells of an ended run: everything it showed, cached nodes included, and how it ended. */
export function historyEntry(run: RunFacts, nodes: readonly NodeFacts[]): HistoryEntry {
  const shown = nodes.filter(({ record }) => record.ui !== undefined);
  const parents = new Map(nodes.map(({ nodeId, parentId }) => [nodeId, parentId]));
  return {
    prompt: queueEntry(run),
    outputs: Object.fromEntries(shown.map(({ nodeId, record }) => [nodeId, record.ui as NodeUi])),
    status: {
      status_str: endOf(run),
      completed: run.state === 'success' || run.state === 'partial',
      messages: messages(run, nodes),
    },
    meta: Object.fromEntries(
      shown.map(({ nodeId, displayId, parentId }) => [
        nodeId,
        {
          node_id: nodeId,
          display_node: displayId,
          parent_node: parentId ?? null,
          real_node_id: submittedOf(nodeId, parents),
        },
      ]),
    ),
  };
}

/** The submitted node that all began with. */
function submittedOf(nodeId: string, parents: ReadonlyMap<string, string | undefined>): string {
  let submitted = nodeId;
  for (let parent = parents.get(nodeId); parent !== undefined; parent = parents.get(parent)) submitted = parent;
  return submitted;
}

function messages(run: RunFacts, nodes: readonly NodeFacts[]): (readonly [string, object])[] {
  const prompt_id = run.runId;
  const started = run.startedAt ?? run.createdAt;
  const ended = { prompt_id, timestamp: run.endedAt ?? started };
  const cached = nodes.filter(({ ran }) => !ran).map(({ nodeId }) => nodeId);
  const failed =
    run.failure && (['execution_error', executionErrorData(prompt_id, run.failure, ended.timestamp)] as const);
  const executed = nodes.filter(({ ran }) => ran).map(({ nodeId }) => nodeId);
  const begin = [
    ['execution_start', { prompt_id, timestamp: started }],
    ['execution_cached', { nodes: cached, prompt_id, timestamp: started }],
  ] as const;
  return [
    // A run that was taken out of the queue never began.
    ...(run.startedAt === undefined ? [] : begin),
    ...(failed ? [failed] : []),
    ...(run.state === 'success' || run.state === 'partial' ? [['execution_success', ended] as const] : []),
    ...(run.state === 'cancelled'
      ? [['execution_interrupted', interruptedData(prompt_id, undefined, executed, ended.timestamp)] as const]
      : []),
  ];
}

function endOf({ state }: RunFacts): RunStatus {
  return state === 'pending' || state === 'running' ? 'cancelled' : state;
}
