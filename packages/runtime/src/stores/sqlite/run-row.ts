import type { FileReference, Json, JsonObject, NodeFailure, NodeRecord } from '@talkgraph/engine';
import type { Selectable } from 'kysely';
import type { RunHead, StoredNode, StoredRun } from '../../dispatch/dispatcher.js';
import type { NodeTable, RunTable } from './database-schema.js';

/** The columns of a run but for what was submitted, and what only the store itself looks at. */
export const headColumns = [
  ...(['id', 'number', 'state', 'outputs', 'on_error', 'client_id', 'webhook_url', 'failure'] as const),
  ...(['created_at', 'started_at', 'ended_at', 'title', 'batch', 'row', 'preview', 'files', 'left_out'] as const),
] as const;

/** A run as the store's users see it. */
export function toStoredRun(row: Selectable<RunTable>): StoredRun {
  return { ...toRunHead(row), promptText: row.prompt, extra: fromText<JsonObject>(row.extra) };
}

/** A run as lists show it. */
export function toRunHead(row: Pick<Selectable<RunTable>, (typeof headColumns)[number]>): RunHead {
  return {
    runId: row.id,
    number: row.number,
    state: row.state,
    outputs: fromText<readonly string[]>(row.outputs),
    onError: row.on_error,
    createdAt: row.created_at,
    ...(row.files > 0 && { filesCount: row.files }),
    ...(row.left_out > 0 && { leftOut: row.left_out }),
    ...(row.title !== null && { title: row.title }),
    ...(row.batch !== null && { batch: row.batch }),
    ...(row.row !== null && { row: row.row }),
    ...(row.preview !== null && { preview: fromText<FileReference>(row.preview) }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    ...(row.webhook_url !== null && { webhookUrl: row.webhook_url }),
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.failure !== null && { failure: fromText<NodeFailure>(row.failure) }),
  };
}

/** What a node of a run came to, as the store's users see it. */
export function toStoredNode(row: Selectable<NodeTable>): StoredNode {
  return {
    nodeId: row.node_id,
    displayId: row.display_id,
    ...(row.parent_id !== null && { parentId: row.parent_id }),
    type: row.type,
    ran: row.ran === 1,
    milliseconds: row.milliseconds,
    record: fromText<NodeRecord>(row.record),
    output: row.output === 1,
    ...(row.cache_key !== null && { key: row.cache_key }),
    ...(row.memory_bytes !== null && { memoryBytes: row.memory_bytes }),
  };
}

/** Reads a JSON column that this program wrote. */
export function fromText<T = Json>(text: string): T {
  return JSON.parse(text) as T;
}
