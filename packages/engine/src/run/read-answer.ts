import type { LocalizedText } from '@talkgraph/errors';
import type { FileReference } from '../contracts/node-files.js';
import { isBlocked, isChildOutput, isNodeResult, type NodeResult } from '../definition/node-result.js';
import type { Subgraph } from '../definition/subgraph.js';
import { nodeOutputInvalid } from '../errors.js';
import type { Link } from '../graph/prompt.js';
import type { Json } from '../json.js';
import type { LiveNode } from './live-node.js';
import type { NodeUi, OutputItem } from './node-record.js';
import { sealJson } from './seal-json.js';

/** An item of an output; a link stands for all items at its other end, once they are there. */
export type PendingItem = OutputItem | { readonly link: Link };

/** What one call came to. */
export interface CallResult {
  /** By output slot. */
  readonly outputs: readonly (readonly PendingItem[])[];
  readonly ui?: NodeUi;
  readonly expand?: Subgraph;
  readonly files: readonly FileReference[];
}

/**
 * Reads what `run` answered. Outputs left out are null, as ComfyUI's are None. Values are checked to be JSON, copied and
 * frozen.
 * @throws NODE_OUTPUT_INVALID
 */
export function readAnswer(live: LiveNode, answer: unknown, files: readonly FileReference[]): CallResult {
  if (isBlocked(answer)) return { ...blockedCall(live, answer.message ?? null), files };
  const result: Partial<NodeResult> = isNodeResult(answer) ? answer : { outputs: membersOf(live, answer) };
  const ui = readUi(live, result.ui);
  const outputs =
    result.blocked === undefined
      ? readOutputs(live, result.outputs)
      : blockedCall(live, result.blocked.message ?? null).outputs;
  return {
    outputs,
    files,
    ...(ui === undefined ? {} : { ui }),
    ...(result.expand === undefined ? {} : { expand: result.expand }),
  };
}

/** The result of a call that was not made because an argument was blocked: one block per output, lists included. */
export function blockedCall(live: LiveNode, message: string | null): CallResult {
  return { outputs: Object.keys(live.definition.outputs).map(() => [{ blocked: message }]), files: [] };
}

function membersOf(live: LiveNode, answer: unknown): Readonly<Record<string, unknown>> {
  if (answer === undefined || answer === null) return {};
  if (typeof answer === 'object' && !Array.isArray(answer)) return answer as Readonly<Record<string, unknown>>;
  throw invalid(live, 'outputs', { en: 'it is not an object of outputs by name', zh: '不是按名称给出各输出的对象' });
}

function readOutputs(live: LiveNode, given: Readonly<Record<string, unknown>> = {}): PendingItem[][] {
  const { outputs } = live.definition;
  const stray = Object.keys(given).find((name) => !Object.hasOwn(outputs, name));
  if (stray !== undefined) throw invalid(live, stray, { en: 'there is no such output', zh: '没有这个输出' });
  return Object.entries(outputs).map(([name, spec]) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (!spec.list || value === undefined || isBlocked(value) || isChildOutput(value)) {
      return [readItem(live, name, value)];
    }
    if (!Array.isArray(value)) throw invalid(live, name, { en: 'it is not a list', zh: '不是列表' });
    return Array.from(value, (item: unknown) => readItem(live, name, item));
  });
}

function readItem(live: LiveNode, name: string, value: unknown): PendingItem {
  if (value === undefined) return { value: null };
  if (isBlocked(value)) return { blocked: value.message ?? null };
  if (isChildOutput(value)) return { link: { node: value.node, slot: value.slot } };
  return { value: sealOrThrow(live, name, value) };
}

function readUi(live: LiveNode, given: NodeResult['ui']): NodeUi | undefined {
  if (given === undefined) return undefined;
  const lists = Object.entries(given).map(([name, list]) => {
    if (!Array.isArray(list)) throw invalid(live, `ui.${name}`, { en: 'it is not a list', zh: '不是列表' });
    return [name, sealOrThrow(live, `ui.${name}`, list) as readonly Json[]] as const;
  });
  return Object.fromEntries(lists);
}

function sealOrThrow(live: LiveNode, output: string, value: unknown): Json {
  const sealed = sealJson(value);
  if ('problem' in sealed) throw invalid(live, output, sealed.problem);
  return sealed.value;
}

function invalid(live: LiveNode, output: string, problem: LocalizedText): Error {
  return nodeOutputInvalid({ node: live.id, type: live.definition.type, output, problem });
}
