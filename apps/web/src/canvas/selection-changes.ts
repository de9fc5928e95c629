import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { Selection } from '../editor/editor-state.js';
import { type FlowEdge, type FlowNode, groupOfNode } from './flow-elements.js';

/**
 * The selection after React Flow's changes. It only knows what is drawn: where it selects anew, what lies elsewhere is no
 * longer selected, unless things are added one by one (`isAdding`).
 */
export function selectionAfter(
  selection: Selection,
  changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[],
  { of, isAdding, drawn }: { of: 'nodes' | 'links'; isAdding: boolean; drawn: (id: string) => boolean },
): Selection | undefined {
  const selects = changes.filter((change) => change.type === 'select');
  if (selects.length === 0) return undefined;
  const nodes = new Set(selection.nodes);
  const links = new Set(selection.links);
  const groups = new Set(selection.groups);
  for (const { id, selected } of selects) {
    const group = of === 'nodes' ? groupOfNode(id) : undefined;
    const [set, key] = group !== undefined ? [groups, group] : [of === 'nodes' ? nodes : links, id];
    if (selected) set.add(key);
    else set.delete(key);
  }
  if (!isAdding) {
    for (const id of nodes) if (!drawn(id)) nodes.delete(id);
  }
  return { nodes, links, groups };
}
