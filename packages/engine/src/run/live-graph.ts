import type { GraphView } from '../definition/node-context.js';
import type { NodeRegistry } from '../definition/registry.js';
import type { Subgraph } from '../definition/subgraph.js';
import { expansionIdTaken, expansionTooLarge, linkUnknown, nodeTypeNotLoaded } from '../errors.js';
import type { Link, Prompt, PromptNode } from '../graph/prompt.js';
import type { Branch } from './branch.js';
import { type InputLink, inputLinks } from './input-links.js';
import type { LiveNode } from './live-node.js';
import type { NodeIdentity } from './run-event.js';

const nothingAsked: ReadonlySet<string> = new Set();

/** A node that an expansion has added. */
interface AddedNode {
  readonly node: PromptNode;
  readonly identity: NodeIdentity;
  readonly branch: Branch | undefined;
}

/** Where newly reached nodes belong. */
interface Place {
  readonly rank: number;
  readonly onError: 'stop' | 'continue';
}

interface Visit {
  readonly id: string;
  readonly node: PromptNode;
  readonly definition: LiveNode['definition'];
  readonly links: readonly InputLink[];
  next: number;
}

/** The graph as it runs: the submitted nodes, those that expansions add, and the state of each one that was reached. */
export class LiveGraph implements GraphView {
  readonly #prompt: Prompt;
  readonly #registry: NodeRegistry;
  readonly #limit: number;
  readonly #added = new Map<string, AddedNode>();
  readonly #live = new Map<string, LiveNode>();
  #order = 0;

  /** @param limit how many nodes expansions may add */
  constructor(prompt: Prompt, registry: NodeRegistry, limit: number) {
    this.#prompt = prompt;
    this.#registry = registry;
    this.#limit = limit;
  }

  node(id: string): PromptNode | undefined {
    return this.#added.get(id)?.node ?? this.#prompt.nodes.get(id);
  }

  *ids(): Iterable<string> {
    yield* this.#prompt.nodes.keys();
    yield* this.#added.keys();
  }

  displayId(id: string): string {
    return this.#added.get(id)?.identity.display ?? id;
  }

  identity(id: string): NodeIdentity {
    return this.#added.get(id)?.identity ?? { node: id, display: id };
  }

  /** A node that was reached before. Links of reached nodes lead to reached nodes. */
  live(id: string): LiveNode | undefined {
    return this.#live.get(id);
  }

  /** The output end of a link. @throws LINK_UNKNOWN */
  source(from: string, link: Link): LiveNode {
    const source = this.#live.get(link.node);
    const slots = source === undefined ? 0 : Object.keys(source.definition.outputs).length;
    if (source === undefined || !(link.slot >= 0 && link.slot < slots && Number.isInteger(link.slot))) {
      throw linkUnknown({ node: from, target: link.node, slot: link.slot });
    }
    return source;
  }

  /** Adds the nodes of an expansion, or of a part that is run inside the parent's call. @throws EXPANSION_ID_TAKEN, EXPANSION_TOO_LARGE */
  add(parent: LiveNode, subgraph: Subgraph, branch: Branch | undefined): void {
    if (this.#added.size + subgraph.nodes.size > this.#limit) {
      throw expansionTooLarge({ node: parent.id, limit: this.#limit });
    }
    for (const [id, node] of subgraph.nodes) {
      if (this.node(id) !== undefined) throw expansionIdTaken({ node: parent.id, id });
      const shownAs = subgraph.displayIds.get(id);
      const display = shownAs === undefined ? parent.identity.display : this.displayId(shownAs);
      const submitted = parent.identity.submitted ?? parent.id;
      this.#added.set(id, { node, identity: { node: id, display, parent: parent.id, submitted }, branch });
      branch?.ids.push(id);
    }
  }

  /** Forgets added nodes to which no other node is linked any more. */
  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#added.delete(id);
      this.#live.delete(id);
    }
  }

  definition(type: string): LiveNode['definition'] | undefined {
    return this.#registry.find(type);
  }

  /**
   * Reaches nodes and everything they are linked to. Answers the newly reached ones, each after all it depends on (but for
   * cycles). With a place, they take that place; otherwise each gets the next rank of its own.
   * @throws NODE_TYPE_NOT_LOADED, LINK_UNKNOWN
   */
  reach(roots: Iterable<string>, place: Place | { readonly onError: 'stop' | 'continue' }): readonly LiveNode[] {
    const found: LiveNode[] = [];
    const seen = new Set<string>();
    for (const root of roots) {
      const stack: Visit[] = [];
      this.#visit(root, seen, stack);
      for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
        const next = visit.links[visit.next++];
        if (next !== undefined) {
          this.#visit(next.link.node, seen, stack, { from: visit.id, link: next.link });
          continue;
        }
        stack.pop();
        const rank = 'rank' in place ? place.rank : found.length;
        found.push(this.#enliven(visit, rank, place.onError));
      }
    }
    for (const node of found) for (const { link } of node.links) this.source(node.id, link);
    return found;
  }

  #visit(id: string, seen: Set<string>, stack: Visit[], along?: { from: string; link: Link }): void {
    if (seen.has(id) || this.#live.has(id)) return;
    seen.add(id);
    const node = this.node(id);
    if (node === undefined) {
      throw linkUnknown({ node: along?.from ?? id, target: id, slot: along?.link.slot ?? 0 });
    }
    const definition = this.#registry.find(node.type);
    if (definition === undefined) throw nodeTypeNotLoaded({ node: id, type: node.type });
    stack.push({ id, node, definition, links: inputLinks(node, definition), next: 0 });
  }

  #enliven(visit: Visit, rank: number, onError: 'stop' | 'continue'): LiveNode {
    const { id, node, definition, links } = visit;
    const live: LiveNode = {
      id,
      node,
      definition,
      links,
      identity: this.identity(id),
      branch: this.#added.get(id)?.branch,
      rank,
      order: this.#order++,
      onError: node.policy?.onError ?? onError,
      state: 'idle',
      key: undefined,
      slotKeys: undefined,
      record: undefined,
      asked: nothingAsked,
      waitingFor: 0,
      dependants: [],
      results: undefined,
      milliseconds: 0,
      remarks: undefined,
    };
    this.#live.set(id, live);
    return live;
  }
}
