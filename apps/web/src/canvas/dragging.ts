import type { NodeChange } from '@xyflow/react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import type { GraphGroup } from '../graph/document.js';
import { useCanvasView } from './canvas-view.js';
import { linkUnder, putIntoLink } from './drop-on-link.js';
import { type FlowNode, groupOfNode } from './flow-elements.js';
import { nodeBoxes } from './node-boxes.js';
import { holds, type Point } from './rect.js';

/** What moves in a drag, with where it was. */
interface Drag {
  /** One of React Flow's nodes, whose way all go. */
  readonly leader: string;
  readonly from: Point;
  readonly nodes: ReadonlyMap<string, Point>;
  readonly groups: ReadonlyMap<string, Point>;
}

let drag: Drag | undefined;

/** Begins to move a node or group, with everything selected if it is, and what lies in the groups. One step of undo. */
export function startDrag(leader: string): void {
  const { selection, beginStep } = useEditor.getState();
  const group = groupOfNode(leader);
  const isSelected = group ? selection.groups.has(group) : selection.nodes.has(leader);
  const groups = isSelected ? [...selection.groups] : group ? [group] : [];
  const nodes = isSelected ? [...selection.nodes] : group ? [] : [leader];
  drag = begun(leader, nodes, groups);
  beginStep();
}

/** Moves all of a drag as far as its leader was moved. */
export function dragTo(to: Point): void {
  if (!drag) return;
  const x = to.x - drag.from.x;
  const y = to.y - drag.from.y;
  moveBy(drag, { x, y });
  useCanvasView
    .getState()
    .set({ dropLink: drag.nodes.size === 1 && drag.groups.size === 0 ? linkUnder(drag.leader) : undefined });
}

/** Ends a drag; a lone node that was let go on a link is put into it. */
export function endDrag(): void {
  if (!drag) return;
  const { dropLink, set } = useCanvasView.getState();
  if (dropLink) putIntoLink(drag.leader, dropLink);
  drag = undefined;
  set({ dropLink: undefined });
  useEditor.getState().endStep();
}

/** Moves the selection by so much, in a step of its own. */
export function moveSelection(by: Point): void {
  const { selection, beginStep, endStep } = useEditor.getState();
  beginStep();
  moveBy(begun('', [...selection.nodes], [...selection.groups]), by);
  endStep();
}

/** Where React Flow says that the leader of the drag is now. */
export function leaderPlace(changes: readonly NodeChange<FlowNode>[]): Point | undefined {
  for (const change of changes) {
    if (change.type === 'position' && change.dragging && change.id === drag?.leader) return change.position;
  }
  return undefined;
}

function begun(leader: string, nodes: readonly string[], groups: readonly string[]): Drag {
  const graph = openGraph(useEditor.getState());
  const moved = new Set(nodes);
  const movedGroups = new Set(groups);
  for (const id of groups) {
    const group = graph.groups[id];
    if (!group) continue;
    for (const node of nodesIn(group)) moved.add(node);
    for (const other of Object.values(graph.groups)) {
      if (other.id !== id && holds(group, { x: other.x + other.width / 2, y: other.y + other.height / 2 })) {
        movedGroups.add(other.id);
      }
    }
  }
  const leading = groupOfNode(leader);
  const first = leading ? graph.groups[leading] : graph.nodes[leader];
  return {
    leader,
    from: { x: first?.x ?? 0, y: first?.y ?? 0 },
    nodes: placesOf(moved, graph.nodes),
    groups: placesOf(movedGroups, graph.groups),
  };
}

/** The nodes whose middles lie in a group. */
export function nodesIn(group: GraphGroup): string[] {
  return Object.keys(openGraph(useEditor.getState()).nodes).filter((id) => {
    const rect = nodeBoxes.rectOf(id);
    return rect && holds(group, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  });
}

function placesOf(ids: Iterable<string>, things: Readonly<Record<string, Point>>): Map<string, Point> {
  return new Map([...ids].flatMap((id) => (things[id] ? [[id, { x: things[id].x, y: things[id].y }] as const] : [])));
}

function moveBy({ nodes, groups }: Drag, by: Point): void {
  const { moveNodes, changeGroup } = useEditor.getState();
  if (nodes.size > 0) moveNodes(new Map([...nodes].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }])));
  for (const [id, { x, y }] of groups) changeGroup(id, { x: x + by.x, y: y + by.y });
}
