import type { InputSpec } from '../definition/input-spec.js';
import type { AnyNodeDefinition, CheckFacts } from '../definition/node-definition.js';
import type { PortType } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { coerceConstant } from './coerce-constant.js';
import {
  badLinkedInput,
  invalidInputType,
  requiredInputMissing,
  returnTypeMismatch,
  valueNotInList,
  valueOutOfRange,
} from './input-issue.js';
import { type CheckException, customValidationFailed } from './node-issue.js';
import type { InputValue, Link, PromptNode } from './prompt.js';
import type { NodeIssue } from './prompt-issue.js';
import { pythonRepr } from './python-text.js';
import { typesMatch } from './types-match.js';

/** The type at the other end of a link, or why there is none. */
export type OutputTypeOf = (link: Link) => PortType | CheckException;

/** What looking at a node's inputs found. */
export interface InputFindings {
  readonly issues: readonly NodeIssue[];
  /** Links that lead nowhere. */
  readonly exceptions: readonly CheckException[];
}

/** Judges the inputs of a prepared node, all of them, in the order they are declared: required ones first. */
export function checkInputs(
  node: PromptNode,
  definition: AnyNodeDefinition,
  outputTypeOf: OutputTypeOf,
): InputFindings {
  const issues: NodeIssue[] = [];
  const exceptions: CheckException[] = [];
  for (const [name, spec] of inDeclaredOrder(definition)) {
    const given = Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
    if (given === undefined) {
      if (spec.optional !== true) issues.push(requiredInputMissing(name));
    } else if ('link' in given) {
      const type = outputTypeOf(given.link);
      if ('traceback' in type) exceptions.push(type);
      else if (definition.check?.types !== true && !typesMatch(type, spec.type)) {
        issues.push(returnTypeMismatch(name, spec, type, given.link));
      }
    } else {
      const issue = checkConstant(name, spec, given, isJudged(name, definition));
      if (issue !== undefined) issues.push(issue);
    }
  }
  for (const [name, given] of Object.entries(node.inputs)) {
    if (Object.hasOwn(definition.inputs, name) || !('link' in given)) continue;
    const type = outputTypeOf(given.link);
    if ('traceback' in type) exceptions.push(type);
  }
  return { issues, exceptions };
}

/** The inputs of a definition as ComfyUI walks them. */
export function inDeclaredOrder(definition: AnyNodeDefinition): readonly (readonly [string, InputSpec])[] {
  const entries = Object.entries(definition.inputs);
  if (!entries.some(([, spec]) => spec.optional === true)) return entries;
  return [
    ...entries.filter(([, spec]) => spec.optional !== true),
    ...entries.filter(([, spec]) => spec.optional === true),
  ];
}

/** Whether a node's own check takes over the limits and choices of an input. */
function isJudged(name: string, { check }: AnyNodeDefinition): boolean {
  return check !== undefined && (check.inputs === 'all' || check.inputs.includes(name));
}

function checkConstant(
  name: string,
  spec: InputSpec,
  given: Extract<InputValue, { readonly value: Json }>,
  judged: boolean,
): NodeIssue | undefined {
  const { value } = given;
  if (given.isBadLink === true) return badLinkedInput(name, spec, value);
  const coerced = coerceConstant(spec.type.name, given);
  if ('failure' in coerced) return invalidInputType(name, spec, given, coerced.failure);
  if (judged) return undefined;
  // Limits written as bigint are rounded like the value was: 2^64-1 given as a JSON number is read as 2^64.
  if (typeof value === 'number' && spec.min !== undefined && value < Number(spec.min)) {
    return valueOutOfRange(name, spec, given, 'min');
  }
  if (typeof value === 'number' && spec.max !== undefined && value > Number(spec.max)) {
    return valueOutOfRange(name, spec, given, 'max');
  }
  const { choices } = spec.type;
  if (choices !== undefined && !(choices as readonly Json[]).includes(value)) return valueNotInList(name, spec, given);
  return undefined;
}

/**
 * Asks a node's own check. It is not asked where an input it judges is already known to be wrong, since it could only
 * repeat that. As in ComfyUI each input it judges gets the mistake, and `input_types` does when it judges types.
 */
export async function askOwnCheck(
  node: PromptNode,
  definition: AnyNodeDefinition,
  known: readonly NodeIssue[],
  outputTypeOf: OutputTypeOf,
): Promise<readonly NodeIssue[]> {
  const { check } = definition;
  if (check === undefined) return [];
  if (known.some(({ extraInfo }) => isJudged(extraInfo.input_name as string, definition))) return [];
  const judged = Object.entries(node.inputs).filter(([name]) => isJudged(name, definition));
  const constants = judged.flatMap(([name, given]) => ('value' in given ? [[name, given.value] as const] : []));
  const answer: unknown = await check.check(Object.fromEntries(constants), checkFacts(node, outputTypeOf));
  if (answer === true) return [];
  const names = judged.map(([name]) => name);
  if (check.types === true) names.push('input_types');
  const said = typeof answer === 'string' || isText(answer) ? answer : '';
  return (names.length > 0 ? names : ['inputs']).map((name) => customValidationFailed(name, said));
}

function checkFacts(node: PromptNode, outputTypeOf: OutputTypeOf): CheckFacts {
  const types: [string, PortType][] = [];
  for (const [name, given] of Object.entries(node.inputs)) {
    const type = 'link' in given ? outputTypeOf(given.link) : undefined;
    if (type !== undefined && !('traceback' in type)) types.push([name, type]);
  }
  return {
    types: Object.fromEntries(types),
    numberKind(name) {
      const given = Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
      if (given === undefined || !('value' in given) || typeof given.value !== 'number') return undefined;
      return given.isFloat === true || !Number.isInteger(given.value) ? 'float' : 'int';
    },
  };
}

function isText(answer: unknown): answer is { en: string; zh: string } {
  return typeof answer === 'object' && answer !== null && 'en' in answer && 'zh' in answer;
}

/** Why a link leads nowhere: its node is not there, or has no such output. ComfyUI shows Python's own errors for both. */
export function brokenLink(link: Link, missing: 'node' | 'output'): CheckException {
  if (missing === 'node') {
    return {
      type: 'KeyError',
      message: pythonRepr(link.node),
      text: {
        en: `It is linked to node ${link.node}, which is not in the workflow. Remove the link or add the node.`,
        zh: `它连接到节点 ${link.node}，但工作流中没有该节点。请删除连接或添加节点。`,
      },
      traceback: [],
    };
  }
  return {
    type: 'IndexError',
    message: 'tuple index out of range',
    text: {
      en: `It is linked to output ${link.slot} of node ${link.node}, which has fewer outputs.`,
      zh: `它连接到节点 ${link.node} 的输出 ${link.slot}，但该节点没有这么多输出。`,
    },
    traceback: [],
  };
}
