import { isTalkgraphError, messageOf, type TalkgraphError } from '@talkgraph/errors';
import { nodeFailed } from '../errors.js';
import type { Prompt } from '../graph/prompt.js';
import type { Json } from '../json.js';
import type { ArrivingItem, GatheredInputs } from './gather-inputs.js';
import type { LiveNode } from './live-node.js';
import type { NodeFailure } from './run-event.js';
import type { RunScope } from './run-scope.js';

/** Longest text that a failure repeats of one input. */
const longestText = 200;
/** Most values that a failure repeats of one list. */
const mostItems = 16;

/** Describes what a node threw. Catalogued errors keep their code and sentence; others become NODE_FAILED. */
export function identifyFailure(
  scope: RunScope,
  live: LiveNode,
  thrown: unknown,
  gathered?: GatheredInputs,
): NodeFailure {
  const shown = [...(gathered?.lists ?? [])].map(
    ([name, items]) => [name, items.slice(0, mostItems).map(shorten)] as const,
  );
  return {
    ...describeError(thrown),
    ...live.identity,
    type: live.definition.type,
    inputs: Object.fromEntries(shown),
    executed: [...scope.executed],
  };
}

/** Describes why a prompt cannot be run at all: an unknown type, a link to nowhere. The error names the node. */
export function describePromptFailure(error: unknown, prompt: Prompt): NodeFailure {
  const { node = '' } = isTalkgraphError(error) ? (error.details as { node?: string }) : {};
  const type = prompt.nodes.get(node)?.type ?? '';
  return { ...describeError(error), node, display: node, type, inputs: {}, executed: [] };
}

/** The part of a failure that says what was thrown. */
export function describeError(
  thrown: unknown,
): Pick<NodeFailure, 'code' | 'kind' | 'text' | 'exceptionType' | 'exceptionMessage' | 'traceback'> {
  const error: TalkgraphError = isTalkgraphError(thrown) ? thrown : nodeFailed({ message: messageOf(thrown) }, thrown);
  return {
    code: error.code,
    kind: error.kind,
    text: error.text,
    exceptionType: exceptionTypeOf(thrown),
    ...(error === thrown ? {} : { exceptionMessage: messageOf(thrown) }),
    traceback: thrown instanceof Error ? (thrown.stack ?? '').split('\n') : [],
  };
}

function exceptionTypeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'Error';
  if ('exceptionType' in thrown && typeof thrown.exceptionType === 'string') return thrown.exceptionType;
  return 'name' in thrown && typeof thrown.name === 'string' ? thrown.name : 'Error';
}

/** A value as JSON that is short enough to be sent and kept. */
function shorten(item: ArrivingItem): Json {
  const value = 'value' in item ? item.value : null;
  if (typeof value !== 'object' && typeof value !== 'string') return value;
  if (value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
