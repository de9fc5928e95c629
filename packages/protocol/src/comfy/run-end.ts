import type { NodeFailure } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** `data` of `execution_error`. `code`, `kind` and `text` are ours. */
export interface ExecutionErrorData {
  readonly prompt_id: string;
  readonly node_id: string;
  readonly node_type: string;
  readonly executed: readonly string[];
  readonly exception_message: string;
  readonly exception_type: string;
  readonly traceback: readonly string[];
  readonly current_inputs: Readonly<Record<string, unknown>>;
  readonly current_outputs: readonly string[];
  readonly code?: string;
  readonly kind?: 'user' | 'operational' | 'bug';
  readonly text?: LocalizedText;
  readonly timestamp?: number;
}

/** `data` of `execution_interrupted`; `node_id` is null where nothing ran yet. */
export interface InterruptedData {
  readonly prompt_id: string;
  readonly node_id: string | null;
  readonly node_type: string | null;
  readonly executed: readonly string[];
  readonly timestamp: number;
}

/** Tells clients what made a run fail. `traceback` holds what the node's own author needs; it names no file of ours. */
export function executionErrorData(promptId: string, failure: NodeFailure, timestamp: number): ExecutionErrorData {
  return {
    prompt_id: promptId,
    // ComfyUI blames the submitted node, and shows on it what went wrong inside.
    node_id: failure.submitted ?? failure.node,
    node_type: failure.type,
    executed: failure.executed,
    exception_message: failure.exceptionMessage ?? failure.text.en,
    exception_type: failure.exceptionType,
    traceback: failure.traceback,
    current_inputs: failure.inputs,
    current_outputs: failure.executed,
    code: failure.code,
    kind: failure.kind,
    text: failure.text,
    timestamp,
  };
}

/** Tells clients of a failed run that blames no node. */
export function unexplainedErrorData(promptId: string, timestamp: number): ExecutionErrorData {
  const text = {
    en: 'The run failed, and no node can be blamed for it. The log says more.',
    zh: '运行失败，但无法确定是哪个节点造成的。详情请查看日志。',
  };
  return {
    prompt_id: promptId,
    node_id: '',
    node_type: '',
    executed: [],
    exception_message: text.en,
    exception_type: 'RunFailed',
    traceback: [],
    current_inputs: {},
    current_outputs: [],
    text,
    timestamp,
  };
}

/** Tells clients that a call met a block which has a message. It has no timestamp and is not kept, as in ComfyUI. */
export function blockedData(promptId: string, node: string, type: string, message: string): ExecutionErrorData {
  return {
    prompt_id: promptId,
    node_id: node,
    node_type: type,
    executed: [],
    exception_message: `Execution Blocked: ${message}`,
    exception_type: 'ExecutionBlocked',
    traceback: [],
    current_inputs: {},
    current_outputs: [],
  };
}

/** Tells clients that a run was cancelled, and at which node. */
export function interruptedData(
  promptId: string,
  running: { readonly submitted: string; readonly type: string } | undefined,
  executed: readonly string[],
  timestamp: number,
): InterruptedData {
  return {
    prompt_id: promptId,
    node_id: running?.submitted ?? null,
    node_type: running?.type ?? null,
    executed,
    timestamp,
  };
}
