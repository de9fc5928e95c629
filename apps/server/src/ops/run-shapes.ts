import { type eventMessage, nativeEvent, type runNode, type runSummary } from '@talkgraph/protocol';
import type { DispatchedEvent, RunHead, StoredNode, StoredRun } from '@talkgraph/runtime';
import type { z } from 'zod';

/** A run as our own API shows it. */
export function showRun(stored: RunHead): z.input<typeof runSummary> {
  const { runId: id, number, state, createdAt, startedAt, endedAt, clientId, outputs, onError, failure } = stored;
  const { title, batch, row, preview, filesCount = 0, leftOut } = stored;
  return {
    id,
    number,
    state,
    createdAt,
    outputs: [...outputs],
    onError,
    filesCount,
    ...(leftOut !== undefined && { leftOut }),
    ...(title !== undefined && { title }),
    ...(batch !== undefined && { batch }),
    ...(row !== undefined && { row }),
    ...(preview !== undefined && { preview: { ...preview } }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(clientId !== undefined && { clientId }),
    ...(failure !== undefined && { failure: showFailure(failure) }),
  };
}

/** Why a run failed, without the inputs and the traceback: those are in its events. */
export function showFailure({ node, display, type, code, kind, text }: NonNullable<StoredRun['failure']>) {
  return { node, display, type, code, kind, text: { en: text.en, zh: text.zh } };
}

/** What a node came to, as our own API shows it. */
export function showNode(stored: StoredNode): z.input<typeof runNode> {
  const { nodeId: node, displayId: display, parentId: parent, type, ran, milliseconds, output, record } = stored;
  const { memoryBytes } = stored;
  return {
    node,
    display,
    type,
    ran,
    milliseconds,
    output,
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(parent !== undefined && { parent }),
    ...(record.ui !== undefined && { ui: Object.fromEntries(Object.entries(record.ui).map(([k, v]) => [k, [...v]])) }),
    ...(record.files !== undefined && { files: record.files.map((file) => ({ ...file })) }),
  };
}

/** An event, as our own API lists it. */
export function showEvent(told: DispatchedEvent): z.input<typeof eventMessage> {
  const { event, ...head } = nativeEvent(told);
  return { ...head, event: { ...event } };
}
