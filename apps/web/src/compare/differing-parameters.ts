import type { Prompt } from '../history/run-workflow.js';
import { pairNodes } from './pair-nodes.js';

/** A parameter in which two runs differ. A value is undefined where that run has no such node or parameter. */
export interface DifferingParameter {
  readonly key: string;
  /** Ids of the node in both runs; one of them may not have it. */
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly type: string;
  readonly title: string | undefined;
  /** Undefined where one run has a node that the other has not. */
  readonly input: string | undefined;
  readonly valueA: unknown;
  readonly valueB: unknown;
}

/** What was set differently in two runs, node by node in the order of the first; links count only where they lead elsewhere. */
export function differingParameters(a: Prompt, b: Prompt): readonly DifferingParameter[] {
  const pairs = pairNodes(a, b);
  const partner = new Map(pairs.flatMap(({ a: idA, b: idB }) => (idA && idB ? [[idA, idB] as const] : [])));
  return pairs.flatMap(({ a: idA, b: idB }): DifferingParameter[] => {
    const nodeA = idA === undefined ? undefined : a[idA];
    const nodeB = idB === undefined ? undefined : b[idB];
    const node = nodeA ?? nodeB;
    if (!node) return [];
    const facts = { a: idA, b: idB, type: node.class_type, title: node._meta?.title };
    const key = `${idA ?? ''}|${idB ?? ''}`;
    if (!nodeA || !nodeB) return [{ ...facts, key, input: undefined, valueA: nodeA && true, valueB: nodeB && true }];
    const names = new Set([...Object.keys(nodeA.inputs), ...Object.keys(nodeB.inputs)]);
    return [...names].flatMap((input) => {
      const [valueA, valueB] = [nodeA.inputs[input], nodeB.inputs[input]];
      if (isSame(valueA, valueB, partner)) return [];
      return [{ ...facts, key: `${key}|${input}`, input, valueA, valueB }];
    });
  });
}

/** Whether a value is a link to another node's output. */
export function isLink(value: unknown): value is readonly [node: string, slot: number] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && Number.isInteger(value[1]);
}

function isSame(a: unknown, b: unknown, partner: ReadonlyMap<string, string>): boolean {
  if (isLink(a) && isLink(b)) return partner.get(a[0]) === b[0] && a[1] === b[1];
  return JSON.stringify(a) === JSON.stringify(b);
}
