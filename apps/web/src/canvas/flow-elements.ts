import { type Edge, type Node, Position } from '@xyflow/react';
import type { Selection } from '../editor/editor-state.js';
import { editorTypes, type Graph, type GraphGroup, type GraphLink, type GraphNode } from '../graph/document.js';
import type { NodeBox } from './node-box.js';
import { inputHandle, outputHandle } from './port-handle.js';
import type { VisiblePart } from './visible-part.js';

/** What the drawing of a link needs to know besides its ends. */
export interface LinkData extends Record<string, unknown> {
  readonly type: string;
  readonly isDimmed: boolean;
}

export type FlowNode = Node<Record<string, never>>;
export type FlowEdge = Edge<LinkData>;

/** Everything that a graph is drawn from. */
export interface DrawnGraph {
  readonly graph: Graph;
  readonly selection: Selection;
  readonly part: VisiblePart;
  readonly boxOf: (node: string) => NodeBox | undefined;
  readonly nameOf: (node: GraphNode) => string;
  readonly typeOf: (link: GraphLink) => string;
}

/**
 * Makes React Flow's nodes and edges of a graph. What did not change is the same object as before, so that only what
 * changed is drawn again.
 */
export function createFlowElements(): (drawn: DrawnGraph) => { nodes: FlowNode[]; edges: FlowEdge[] } {
  const nodes = new Map<string, Kept<FlowNode>>();
  const edges = new Map<string, Kept<FlowEdge>>();
  return (drawn) => ({ nodes: flowNodes(drawn, nodes), edges: flowEdges(drawn, edges) });
}

/** An object of React Flow's and what it was made from. */
interface Kept<T> {
  readonly causes: readonly unknown[];
  readonly made: T;
}

function keep<T>(cache: Map<string, Kept<T>>, id: string, causes: readonly unknown[], make: () => T): T {
  const kept = cache.get(id);
  if (kept?.causes.every((cause, index) => cause === causes[index])) return kept.made;
  const made = make();
  cache.set(id, { causes, made });
  return made;
}

function flowNodes(drawn: DrawnGraph, cache: Map<string, Kept<FlowNode>>): FlowNode[] {
  const { graph, selection, part, boxOf, nameOf } = drawn;
  const listed: FlowNode[] = [];
  for (const group of Object.values(graph.groups)) {
    const isSelected = selection.groups.has(group.id);
    const id = groupNodeId(group.id);
    listed.push(keep(cache, id, [group, isSelected], () => groupNode(group, isSelected)));
  }
  for (const id of [...part.nodes, ...part.farEnds]) {
    const node = graph.nodes[id];
    const box = boxOf(id);
    if (!node || !box) continue;
    const isSelected = selection.nodes.has(id);
    const isHidden = !part.nodes.has(id);
    const name = nameOf(node);
    listed.push(
      keep(cache, id, [node, box, isSelected, isHidden, name], () => ({
        ...graphNode(node, box, name),
        selected: isSelected,
        zIndex: isSelected ? 2 : 1,
        ...(isHidden && { hidden: true, handles: handlesOf(box) }),
      })),
    );
  }
  return listed;
}

const noData: Record<string, never> = {};

function graphNode(node: GraphNode, { width, height }: NodeBox, name: string): FlowNode {
  return {
    id: node.id,
    type: kindOf(node.type),
    position: { x: node.x, y: node.y },
    data: noData,
    measured: { width, height },
    ariaLabel: name,
  };
}

function kindOf(type: string): string {
  if (type === editorTypes.note || type === editorTypes.markdownNote) return 'note';
  return type === editorTypes.reroute ? 'reroute' : 'node';
}

function groupNode(group: GraphGroup, isSelected: boolean): FlowNode {
  const { x, y, width, height, title } = group;
  return {
    id: groupNodeId(group.id),
    // Not `group`: React Flow has a look of its own for that.
    type: 'frame',
    position: { x, y },
    data: noData,
    width,
    height,
    measured: { width, height },
    ariaLabel: title,
    selected: isSelected,
    zIndex: -1,
    // Only its title can be grabbed: in its frame one pans, selects and adds as anywhere.
    style: { pointerEvents: 'none' },
    dragHandle: '[data-grab]',
    connectable: false,
  };
}

/** The id of a group among React Flow's nodes. */
export function groupNodeId(group: string): string {
  return `group:${group}`;
}

/** The group that one of React Flow's nodes stands for. */
export function groupOfNode(id: string): string | undefined {
  return id.startsWith('group:') ? id.slice(6) : undefined;
}

function handlesOf({ ports }: NodeBox) {
  return [...ports].map(([id, { x, y }]) => {
    const isOutput = id.startsWith('out:');
    return {
      id,
      type: isOutput ? ('source' as const) : ('target' as const),
      position: isOutput ? Position.Right : Position.Left,
      x: isOutput ? x - 1 : x,
      y: y - 0.5,
      width: 1,
      height: 1,
    };
  });
}

function flowEdges(drawn: DrawnGraph, cache: Map<string, Kept<FlowEdge>>): FlowEdge[] {
  const { graph, selection, part, typeOf, nameOf } = drawn;
  return part.links.map((link) => {
    const from = graph.nodes[link.from.node];
    const to = graph.nodes[link.to.node];
    const isSelected = selection.links.has(link.id);
    const type = typeOf(link);
    const isDimmed = from?.mode !== 'active' || to?.mode !== 'active';
    const label = from && to ? `${nameOf(from)} → ${nameOf(to)}` : '';
    return keep(cache, link.id, [link, isSelected, type, isDimmed, label], () => ({
      id: link.id,
      type: 'link',
      source: link.from.node,
      sourceHandle: outputHandle(link.from.slot),
      target: link.to.node,
      targetHandle: inputHandle(link.to.input),
      selected: isSelected,
      ariaLabel: label,
      data: { type, isDimmed },
    }));
  });
}
