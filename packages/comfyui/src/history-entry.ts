import type { TalkgraphError } from '@talkgraph/errors';
import { askJson } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import { type ComfyWorkflow, nodeName } from './comfy-workflow.js';
import { comfyuiInterrupted, comfyuiNodeFailed, comfyuiOutOfMemory } from './errors.js';

/** What a server keeps of a prompt that has ended. */
export interface HistoryEntry {
  /** What each node showed, by node: lists of files, texts and whatever packs invent. */
  readonly outputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Versions of before 2024 have none. */
  readonly status?: {
    readonly status_str?: string;
    readonly completed?: boolean;
    readonly messages?: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  } | null;
}

/** The entry of a prompt; undefined while it has not ended, and when it is not known. Asked once. */
export async function readHistory(
  server: ComfyServer,
  promptId: string,
  signal?: AbortSignal,
): Promise<HistoryEntry | undefined> {
  const path = `/history/${encodeURIComponent(promptId)}`;
  return (await askJson<Readonly<Record<string, HistoryEntry>>>(server, path, { signal, once: true }))[promptId];
}

/** Why a prompt failed; undefined where it did not. `told` is what the socket said, for versions that keep nothing. */
export function failureOf(
  server: ComfyServer,
  workflow: ComfyWorkflow,
  { status }: HistoryEntry,
  told?: Readonly<Record<string, unknown>>,
): TalkgraphError | undefined {
  const { place } = server;
  const messages = status?.messages ?? [];
  const find = (type: string) => messages.find(([name]) => name === type)?.[1];
  const error = find('execution_error') ?? (status ? undefined : told);
  if (error) return nodeFailure(place, workflow, error);
  const cancelled = ['cancelled', 'interrupted'].includes(status?.status_str ?? '');
  if (find('execution_interrupted') || cancelled) return comfyuiInterrupted({ place });
  if (status?.status_str !== 'error') return undefined;
  return nodeFailure(place, workflow, { exception_message: 'error', exception_type: 'error' });
}

const memoryWords = /out of memory|allocation on device|OutOfMemory|\bOOM\b|CUDA_ERROR_OUT_OF_MEMORY/i;

function nodeFailure(place: string, workflow: ComfyWorkflow, error: Readonly<Record<string, unknown>>): TalkgraphError {
  const text = (name: string) => (typeof error[name] === 'string' ? (error[name] as string) : '');
  const type = text('exception_type') || 'error';
  const message = text('exception_message').replace(/\s+/g, ' ').trim().slice(0, 400) || type;
  const id = String(error.display_node ?? error.node_id ?? '?');
  const node = nodeName(workflow, id, text('node_type') || undefined);
  if (memoryWords.test(`${type} ${message}`)) return comfyuiOutOfMemory({ place, node, message });
  return comfyuiNodeFailed({ place, node, type, message });
}
