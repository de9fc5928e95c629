import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import { executionErrorData, type job, type jobDetail, type jobStatus } from '@talkgraph/protocol';
import type { RunState, StoredNode, StoredRun } from '@talkgraph/runtime';
import type { z } from 'zod';

const statuses: Readonly<Record<RunState, z.infer<typeof jobStatus>>> = {
  pending: 'pending',
  running: 'in_progress',
  success: 'completed',
  partial: 'completed',
  error: 'failed',
  cancelled: 'cancelled',
};

/** Kinds of outputs that ComfyUI's pages can show. */
const shown: readonly string[] = ['images', 'video', 'videos', 'gifs', 'audio', '3d', 'text'];

/** States of runs that a status of a job stands for. */
export function statesOf(status: z.infer<typeof jobStatus>): readonly RunState[] {
  return (Object.keys(statuses) as RunState[]).filter((state) => statuses[state] === status);
}

/** A run as a job of the newer ComfyUI API. */
export function showJob(run: StoredRun, nodes: readonly StoredNode[]): z.input<typeof job> {
  const outputs = nodes.flatMap(({ displayId, record }) =>
    Object.entries(record.ui ?? {}).flatMap(([mediaType, items]) =>
      items.map((item) => ({ nodeId: displayId, mediaType, item })),
    ),
  );
  const files = outputs.filter(({ mediaType, item }) => shown.includes(mediaType) && isFile(item));
  // What was saved says more than what was only previewed.
  const best = files.find(({ item }) => (item as JsonObject).type === 'output') ?? files[0];
  return {
    id: run.runId,
    status: statuses[run.state],
    priority: run.number,
    create_time: run.createdAt,
    execution_start_time: run.startedAt ?? null,
    execution_end_time: run.endedAt ?? null,
    execution_error: errorOf(run),
    outputs_count: outputs.length,
    previewable_outputs_count: files.length,
    preview_output: best ? { ...(best.item as JsonObject), nodeId: best.nodeId, mediaType: best.mediaType } : null,
    workflow_id: workflowIdOf(run),
  };
}

/** A job with everything it made. */
export function showJobDetail(run: StoredRun, nodes: readonly StoredNode[]): z.input<typeof jobDetail> {
  // Node ids and kinds are the client's words: with a prototype, a node called __proto__ would change every object.
  const outputs: Record<string, Record<string, unknown[]>> = Object.create(null);
  for (const { displayId, record } of nodes) {
    for (const [kind, items] of Object.entries(record.ui ?? {})) {
      outputs[displayId] ??= Object.create(null) as Record<string, unknown[]>;
      outputs[displayId][kind] = [...(outputs[displayId][kind] ?? []), ...items];
    }
  }
  return {
    ...showJob(run, nodes),
    outputs,
    execution_status: executionStatusOf(run),
    workflow: { prompt: JSON.parse(run.promptText) as unknown, extra_data: { ...run.extra } },
  };
}

function executionStatusOf({ state, endedAt }: StoredRun): Record<string, unknown> | null {
  if (endedAt === undefined) return null;
  const good = state === 'success' || state === 'partial';
  return { status_str: good ? 'success' : 'error', completed: good, messages: [] };
}

function errorOf({ runId, createdAt, endedAt = createdAt, failure }: StoredRun): Record<string, unknown> | null {
  return failure === undefined ? null : { ...executionErrorData(runId, failure, endedAt) };
}

function workflowIdOf({ extra }: StoredRun): string | null {
  const workflow = objectAt(objectAt(extra, 'extra_pnginfo'), 'workflow');
  return typeof workflow?.id === 'string' ? workflow.id : null;
}

function objectAt(value: JsonObject | undefined, key: string): JsonObject | undefined {
  const found = value?.[key];
  return isJsonObject(found) ? found : undefined;
}

function isFile(item: Json): boolean {
  return isJsonObject(item) && typeof item.filename === 'string';
}
