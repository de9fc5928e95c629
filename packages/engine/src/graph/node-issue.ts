import { isTalkgraphError, type LocalizedText, messageOf } from '@talkgraph/errors';
import type { InputSpec } from '../definition/input-spec.js';
import type { Json } from '../json.js';
import { inputConfig } from './input-config.js';
import type { Link } from './prompt.js';
import type { NodeIssue } from './prompt-issue.js';

/** The link through which a node was first reached on the way up from an output. */
export interface Referrer {
  readonly inputName: string;
  /** Undefined for links to inputs that are not declared. */
  readonly spec: InputSpec | undefined;
  readonly link: Link;
}

/** Something that went wrong while a node was looked at, in the words of the Python exception clients know it by. */
export interface CheckException {
  readonly type: string;
  readonly message: string;
  readonly text: LocalizedText;
  readonly traceback: readonly string[];
}

/** An answer of a node's own check. Without `details` it only said that the input is wrong. */
export function customValidationFailed(inputName: string, answer: string | LocalizedText): NodeIssue {
  const said: LocalizedText = typeof answer === 'string' ? { en: answer, zh: answer } : answer;
  return {
    type: 'custom_validation_failed',
    message: 'Custom validation failed for node',
    details: said.en === '' ? inputName : `${inputName} - ${said.en}`,
    text: said,
    extraInfo: { input_name: inputName },
  };
}

export function dependencyCycle(node: string, cycle: readonly string[], path: string): NodeIssue {
  return {
    type: 'dependency_cycle',
    message: 'Dependency cycle detected',
    details: path,
    text: {
      en: `These nodes wait for each other, so none can be run: ${path}. Remove one of the links.`,
      zh: `这些节点互相等待，都无法运行：${path}。请删除其中一条连接。`,
    },
    extraInfo: { node_id: node, cycle_nodes: [...cycle] },
  };
}

/**
 * A node that could not be checked. ComfyUI tells whether it was reached as an output of the workflow or through a link
 * of another node, and then names that link.
 */
export function validationException(exception: CheckException, referrer: Referrer | undefined): NodeIssue {
  const common = { exception_type: exception.type, traceback: exception.traceback };
  if (referrer === undefined) {
    return {
      type: 'exception_during_validation',
      message: 'Exception when validating node',
      details: exception.message,
      text: exception.text,
      extraInfo: common,
    };
  }
  return {
    type: 'exception_during_inner_validation',
    message: 'Exception when validating inner node',
    details: exception.message,
    text: exception.text,
    extraInfo: {
      input_name: referrer.inputName,
      input_config: (referrer.spec === undefined ? null : inputConfig(referrer.spec)) satisfies Json,
      exception_message: exception.message,
      ...common,
      linked_node: [referrer.link.node, referrer.link.slot],
    },
  };
}

/** A caught error as a check's exception. */
export function caughtException(error: unknown): CheckException {
  if (isTalkgraphError(error)) {
    return { type: error.code, message: error.text.en, text: error.text, traceback: [] };
  }
  const name = error instanceof Error ? error.name : 'Error';
  const message = messageOf(error);
  return {
    type: name,
    message,
    text: { en: `Its own check failed: ${message}`, zh: `它自带的检查出错：${message}` },
    traceback: error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : [],
  };
}
