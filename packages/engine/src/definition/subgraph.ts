import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expansionIdTaken } from '../errors.js';
import type { InputValue, PromptNode } from '../graph/prompt.js';
import type { Json } from '../json.js';
import { type ChildOutput, childOutput, isChildOutput } from './node-result.js';

/** Longer ids of added nodes are shortened. */
const longestId = 256;
const keptOfLongId = 64;

/** A node of a sub-graph under construction. */
export interface SubgraphNode {
  readonly id: string;
  /** Refers to one of its outputs. */
  out(slot: number): ChildOutput;
  /** Sets an input: a value, or an output of another node; `undefined` removes it. */
  set(name: string, value: SubgraphInput): void;
}

/** What a sub-graph node's input may be given. A `null` is a constant null; `childOutput(id, slot)` links to any node. */
export type SubgraphInput = Json | ChildOutput | undefined;

/** The nodes a node wants run in its place, with the ids that errors and progress are shown under. */
export interface Subgraph {
  readonly nodes: ReadonlyMap<string, PromptNode>;
  readonly displayIds: ReadonlyMap<string, string>;
}

/** Builds the nodes that run in a node's place. Ids are `{prefix}{local}`, local ids count from 1 unless named. */
export class SubgraphBuilder implements Subgraph {
  readonly nodes = new Map<string, PromptNode>();
  readonly displayIds = new Map<string, string>();

  readonly #prefix: string;

  /** @param prefix put before every local id, so that ids are unique in the whole graph */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /**
   * Adds a node. Ids must be the same each time the same inputs are expanded, or its results cannot be found again.
   * @throws EXPANSION_ID_TAKEN
   */
  node(
    type: string,
    inputs: Readonly<Record<string, SubgraphInput>>,
    options: { readonly id?: string; readonly displayId?: string } = {},
  ): SubgraphNode {
    const id = addedId(this.#prefix, options.id ?? `${this.nodes.size + 1}`);
    if (this.nodes.has(id)) throw expansionIdTaken({ node: this.#prefix, id });
    const given: Record<string, InputValue> = {};
    this.nodes.set(id, { type, inputs: given });
    if (options.displayId !== undefined) this.displayIds.set(id, options.displayId);
    const node: SubgraphNode = {
      id,
      out: (slot) => childOutput(id, slot),
      set: (name, value) => {
        if (value === undefined) delete given[name];
        else given[name] = toInput(value);
      },
    };
    for (const [name, value] of Object.entries(inputs)) node.set(name, value);
    return node;
  }
}

/**
 * The id of an added node. In a loop by expansion each round's ids begin with those of the round before, so that all ids
 * together would grow with the square of the rounds. Long ones keep their beginning, and a hash of the whole.
 */
export function addedId(prefix: string, local: string): string {
  const id = `${prefix}${local}`;
  if (id.length <= longestId) return id;
  const hash = bytesToHex(sha256(utf8ToBytes(id))).slice(0, 32);
  return `${id.slice(0, keptOfLongId)}~${hash}`;
}

function toInput(value: Exclude<SubgraphInput, undefined>): InputValue {
  return isChildOutput(value) ? { link: { node: value.node, slot: value.slot } } : { value };
}
