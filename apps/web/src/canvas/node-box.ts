import type { InputPort, OutputPort } from '../catalogue/node-type.js';
import { editorTypes, type GraphNode } from '../graph/document.js';
import { inputHandle, outputHandle } from './port-handle.js';
import type { Point } from './rect.js';

/** A node's size and where its ports sit on it, by the ids of their handles. */
export interface NodeBox {
  readonly width: number;
  readonly height: number;
  readonly ports: ReadonlyMap<string, Point>;
}

/** A node's ports, as they are drawn. */
export interface Ports {
  readonly inputs: readonly Pick<InputPort, 'name' | 'type' | 'widget'>[];
  readonly outputs: readonly Pick<OutputPort, 'name' | 'type'>[];
}

const headerHeight = 38;
const rowHeight = 28;

/** How wide a node is that nobody resized. */
export const usualWidth = 280;

/** A reroute's dot with its two ports. */
export const rerouteSize = { width: 28, height: 20 } as const;

/**
 * About how large a node will be drawn. A thousand nodes are not drawn only to be measured: what was never on the screen
 * is taken to be this large until it is.
 */
export function estimateBox(node: GraphNode, ports: Ports): NodeBox {
  if (node.type === editorTypes.reroute) return rerouteBox;
  const width = node.width ?? usualWidth;
  if (node.type === editorTypes.note || node.type === editorTypes.markdownNote) {
    return { width, height: node.collapsed ? headerHeight : (node.height ?? 140), ports: new Map() };
  }
  const places = new Map<string, Point>();
  if (node.collapsed) return collapsedBox(ports, width, places);
  let y = headerHeight + 8;
  for (const [slot] of ports.outputs.entries()) {
    places.set(outputHandle(slot), { x: width, y: y + rowHeight / 2 });
    y += rowHeight;
  }
  for (const input of ports.inputs) {
    places.set(inputHandle(input.name), { x: 0, y: y + rowHeight / 2 });
    y += rowsOf(input) * rowHeight;
  }
  return { width, height: Math.max(node.height ?? 0, y + 10), ports: places };
}

const rerouteBox: NodeBox = {
  ...rerouteSize,
  ports: new Map([
    [inputHandle(''), { x: 0, y: rerouteSize.height / 2 }],
    [outputHandle(0), { x: rerouteSize.width, y: rerouteSize.height / 2 }],
  ]),
};

function collapsedBox(ports: Ports, width: number, places: Map<string, Point>): NodeBox {
  for (const [slot] of ports.outputs.entries()) places.set(outputHandle(slot), { x: width, y: headerHeight / 2 });
  for (const { name } of ports.inputs) places.set(inputHandle(name), { x: 0, y: headerHeight / 2 });
  return { width, height: headerHeight, ports: places };
}

function rowsOf({ widget }: Ports['inputs'][number]): number {
  if (widget?.kind === 'file') return 4;
  if (widget?.kind === 'text' && widget.multiline) return 3;
  return 1;
}
