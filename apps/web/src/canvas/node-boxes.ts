import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import type { GraphNode } from '../graph/document.js';
import { portsOf } from '../graph/ports-of.js';
import { estimateBox, type NodeBox, type Ports } from './node-box.js';
import type { Point, Rect } from './rect.js';

/** What the browser said of a drawn node. */
interface Measured {
  readonly key: string;
  readonly box: NodeBox;
}

/** Where React Flow found a node's handles. */
export interface HandlePlaces {
  readonly source?: readonly HandlePlace[] | null | undefined;
  readonly target?: readonly HandlePlace[] | null | undefined;
}

interface HandlePlace extends Rect {
  readonly id?: string | null | undefined;
}

const noPorts: Ports = { inputs: [], outputs: [] };
const measured = new Map<string, Measured>();
const estimates = new WeakMap<GraphNode, NodeBox>();
const listeners = new Set<() => void>();
let version = 0;

/** Sizes of the open canvas' nodes: as drawn where they were, estimated where not. */
export const nodeBoxes = {
  /** A node's size and the places of its ports; undefined for nodes that are gone. */
  boxOf(id: string): NodeBox | undefined {
    const state = useEditor.getState();
    const node = openGraph(state).nodes[id];
    if (!node) return undefined;
    const known = measured.get(id);
    return known?.key === keyOf(node) ? known.box : estimated(node);
  },

  /** Where a node lies; undefined for nodes that are gone. */
  rectOf(id: string): Rect | undefined {
    const node = openGraph(useEditor.getState()).nodes[id];
    const box = node && nodeBoxes.boxOf(id);
    return node && box && { x: node.x, y: node.y, width: box.width, height: box.height };
  },

  /** Remembers what was measured. Ports that were not drawn keep their places. */
  measure(id: string, size: { width: number; height: number }, handles: HandlePlaces | undefined): void {
    const node = openGraph(useEditor.getState()).nodes[id];
    if (!node) return;
    const drawn = placesOf(handles);
    const ports = drawn.size > 0 ? drawn : (nodeBoxes.boxOf(id)?.ports ?? drawn);
    const known = measured.get(id)?.box;
    if (known && known.width === size.width && known.height === size.height && samePlaces(known.ports, ports)) return;
    measured.set(id, { key: keyOf(node), box: { ...size, ports } });
    version += 1;
    for (const listener of listeners) listener();
  },

  /** Forgets all, for another canvas. */
  clear(): void {
    measured.clear();
    version += 1;
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  version: () => version,
};

/** What makes a measured size worthless: it was another node, or it was drawn in another way. */
function keyOf({ type, collapsed, width, height }: GraphNode): string {
  return `${type} ${collapsed} ${width} ${height}`;
}

function estimated(node: GraphNode): NodeBox {
  let box = estimates.get(node);
  if (!box) {
    const state = useEditor.getState();
    const ports = state.catalogue ? portsOf(node, state.document, openGraph(state), state.catalogue) : noPorts;
    box = estimateBox(node, ports);
    estimates.set(node, box);
  }
  return box;
}

function placesOf(handles: HandlePlaces | undefined): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  for (const { id, x, y, width, height } of handles?.source ?? []) {
    if (id) places.set(id, { x: x + width, y: y + height / 2 });
  }
  for (const { id, x, y, height } of handles?.target ?? []) if (id) places.set(id, { x, y: y + height / 2 });
  return places;
}

function samePlaces(a: ReadonlyMap<string, Point>, b: ReadonlyMap<string, Point>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, { x, y }] of a) {
    const other = b.get(id);
    if (other?.x !== x || other.y !== y) return false;
  }
  return true;
}

/** The sizes of all nodes of the open canvas. */
export function measuredSizes(): ReadonlyMap<string, { readonly width: number; readonly height: number }> {
  const ids = Object.keys(openGraph(useEditor.getState()).nodes);
  return new Map(
    ids.flatMap((id) => {
      const box = nodeBoxes.boxOf(id);
      return box ? [[id, box] as const] : [];
    }),
  );
}
