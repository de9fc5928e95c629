import type { Link } from '../graph/prompt.js';
import type { Json } from '../json.js';
import type { Subgraph } from './subgraph.js';

const resultBrand = Symbol.for('talkgraph.node-result');
const blockedBrand = Symbol.for('talkgraph.blocked');
const linkBrand = Symbol.for('talkgraph.child-output');

/** Stands for a value that must not be used: calls that receive it are skipped, and their outputs are blocked in turn. */
export interface Blocked {
  readonly [blockedBrand]: true;
  /** Reported on the first node that would have used the value; without it the block is silent. */
  readonly message: string | undefined;
}

/** An output of a node of the sub-graph that is being built: its value is known once that node has run. */
export interface ChildOutput extends Link {
  readonly [linkBrand]: true;
}

/** What a node answers when plain output values do not say enough. */
export interface NodeResult {
  readonly [resultBrand]: true;
  /** Values, blocks, or outputs of sub-graph nodes, by output key. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Lists of JSON that clients show on the node and that history keeps: `{images: [{filename, subfolder, type}]}`. */
  readonly ui?: { readonly [key: string]: readonly Json[] };
  /** Nodes to run in this node's place. */
  readonly expand?: Subgraph;
  /** Every output is blocked. */
  readonly blocked?: Blocked;
}

/** Answers outputs together with what clients show, or a sub-graph to run in the node's place. */
export function nodeResult(parts: Omit<NodeResult, typeof resultBrand>): NodeResult {
  return { [resultBrand]: true, ...parts };
}

/** A block, for one output or (as `nodeResult({blocked: blocked()})`, or returned bare) for all. */
export function blocked(message?: string): Blocked {
  return { [blockedBrand]: true, message };
}

/** An output of a sub-graph node. */
export function childOutput(node: string, slot: number): ChildOutput {
  return { [linkBrand]: true, node, slot };
}

/** Whether a node answered more than plain values. */
export function isNodeResult(value: unknown): value is NodeResult {
  return isBranded(value, resultBrand);
}

/** Whether a value stands for one that must not be used. */
export function isBlocked(value: unknown): value is Blocked {
  return isBranded(value, blockedBrand);
}

/** Whether a value stands for an output of a sub-graph node. */
export function isChildOutput(value: unknown): value is ChildOutput {
  return isBranded(value, linkBrand);
}

function isBranded(value: unknown, brand: symbol): boolean {
  return typeof value === 'object' && value !== null && brand in value;
}
