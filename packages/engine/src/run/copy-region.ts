import type { RegionCopy } from '../definition/branch.js';
import { childOutput } from '../definition/node-result.js';
import { addedId } from '../definition/subgraph.js';
import { regionNotClosed } from '../errors.js';
import { findRegion, openingOf, type Region } from '../graph/find-region.js';
import type { InputValue, PromptNode } from '../graph/prompt.js';
import type { Json } from '../json.js';
import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord } from './node-record.js';

/** Makes copies of the region that a node closes. It is looked for once for each call. */
export class RegionCopier {
  readonly #graph: LiveGraph;
  readonly #live: LiveNode;
  readonly #callIndex: number;
  #region: Region | undefined;

  constructor(graph: LiveGraph, live: LiveNode, callIndex: number) {
    this.#graph = graph;
    this.#live = live;
    this.#callIndex = callIndex;
  }

  /** @throws REGION_NOT_CLOSED */
  copy(round: string, given: Readonly<Record<string, Json>>): RegionCopy {
    const region = this.#find();
    const prefix = `${this.#live.id}.${this.#callIndex}.${round}.`;
    const ids = new Map([...region.body, region.start].map((id) => [id, addedId(prefix, this.#localId(id))] as const));
    const relink = (value: InputValue): InputValue => {
      const node = 'link' in value ? ids.get(value.link.node) : undefined;
      return node !== undefined && 'link' in value ? { link: { node, slot: value.link.slot } } : value;
    };
    const nodes = new Map<string, PromptNode>();
    const displayIds = new Map<string, string>();
    for (const [id, copy] of ids) {
      const node = this.#graph.node(id)!;
      const inputs = Object.entries(node.inputs).map(([name, value]) => [name, relink(value)] as const);
      nodes.set(copy, { ...node, inputs: id === region.start ? {} : Object.fromEntries(inputs) });
      displayIds.set(copy, id);
    }
    const records = new Map([[ids.get(region.start)!, this.#givenRecord(region.start, given)]]);
    return {
      part: { nodes, displayIds, given: records },
      outputs: this.#outputs(relink),
      nodes: this.#ownNodes(region).map((id) => ({
        type: this.#graph.node(id)!.type,
        out: (slot) => childOutput(ids.get(id)!, slot),
      })),
    };
  }

  #find(): Region {
    this.#region ??= findRegion(this.#graph, this.#live.id);
    if (this.#region === undefined) throw regionNotClosed({ node: this.#live.id, type: this.#live.definition.type });
    return this.#region;
  }

  /** In a region within a region, ids of nodes begin with the outer round's already. */
  #localId(id: string): string {
    const { identity } = this.#live;
    const outer = identity.node.endsWith(identity.display) ? identity.node.slice(0, -identity.display.length) : '';
    return id.startsWith(outer) ? id.slice(outer.length) : id;
  }

  #givenRecord(start: string, given: Readonly<Record<string, Json>>): NodeRecord {
    const names = Object.keys(this.#graph.definition(this.#graph.node(start)!.type)!.outputs);
    return { outputs: names.map((name) => [{ value: given[name] ?? null }]) };
  }

  #outputs(relink: (value: InputValue) => InputValue): RegionCopy['outputs'] {
    const outputs: [string, ReturnType<typeof childOutput>][] = [];
    for (const { name, raw } of this.#live.links) {
      const value = raw ? relink(this.#live.node.inputs[name]!) : undefined;
      if (value !== undefined && 'link' in value) outputs.push([name, childOutput(value.link.node, value.link.slot)]);
    }
    return Object.fromEntries(outputs);
  }

  #ownNodes({ body, end }: Region): readonly string[] {
    const inner = new Set<string>();
    for (const id of body) {
      if (id === end || openingOf(this.#graph, id) === undefined) continue;
      for (const each of findRegion(this.#graph, id)?.body ?? []) inner.add(each);
    }
    return [...body].filter((id) => !inner.has(id));
  }
}
