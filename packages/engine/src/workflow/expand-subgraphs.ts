import { workflowSubgraphRecursive, workflowTooLarge } from '../errors.js';
import type { UiWorkflow } from './read-ui-graph.js';
import type { UiGraph, UiNode } from './ui-graph.js';

/** Sub-graphs in sub-graphs multiply; no real workflow comes near this. */
const mostNodes = 100_000;

/** One place where a graph is used: the workflow itself, or an instance of a sub-graph. */
export interface Scope {
  readonly graph: UiGraph;
  /** Put before the ids of its nodes: `''`, or `1:2:` inside instance 2 inside instance 1. */
  readonly prefix: string;
  /** The node that stands for this graph one level up; none for the workflow. */
  readonly instance?: { readonly node: UiNode; readonly scope: Scope };
  /** Instances in this graph, by the ids of their nodes. Muted and bypassed ones are not opened. */
  readonly children: Map<string, Scope>;
}

/** A node that is no instance of a sub-graph, in the place where it is used. */
export interface PlacedNode {
  readonly node: UiNode;
  readonly scope: Scope;
}

/** Nodes whose mode is one of these do not run. */
export const muted = 2;
export const bypassed = 4;

/**
 * Opens all instances of sub-graphs, also nested ones.
 * @returns the nodes in the order they were saved, those of an instance in its place
 * @throws WORKFLOW_SUBGRAPH_RECURSIVE, WORKFLOW_TOO_LARGE
 */
export function expandSubgraphs({ graph, subgraphs }: UiWorkflow): readonly PlacedNode[] {
  const placed: PlacedNode[] = [];
  const root: Scope = { graph, prefix: '', children: new Map() };
  const open = [{ scope: root, nodes: graph.nodes.values() }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const next = top.nodes.next();
    if (next.done === true) {
      open.pop();
      continue;
    }
    const node = next.value;
    const subgraph = subgraphs.get(node.type);
    if (subgraph === undefined) {
      if (placed.length === mostNodes) throw workflowTooLarge({ limit: mostNodes });
      placed.push({ node, scope: top.scope });
    } else if (node.mode !== muted && node.mode !== bypassed) {
      const scope = openInstance(node, top.scope, subgraph);
      open.push({ scope, nodes: subgraph.nodes.values() });
    }
  }
  return placed;
}

function openInstance(node: UiNode, scope: Scope, graph: UiGraph): Scope {
  for (let outer: Scope | undefined = scope; outer !== undefined; outer = outer.instance?.scope) {
    if (outer.graph === graph) {
      throw workflowSubgraphRecursive({ subgraph: node.title ?? node.type, node: `${scope.prefix}${node.id}` });
    }
  }
  const child: Scope = {
    graph,
    prefix: `${scope.prefix}${node.id}:`,
    instance: { node, scope },
    children: new Map(),
  };
  scope.children.set(node.id, child);
  return child;
}
