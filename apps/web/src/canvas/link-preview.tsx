import type { ConnectionLineComponentProps } from '@xyflow/react';
import { portColor } from '../node-view/port-color.js';
import { curveBetween, pathOf } from './curve.js';
import { portOfHandle } from './port-handle.js';
import { portType } from './ports-at.js';

/** The link that is being dragged, in the colour of what would travel. */
export function LinkPreview({ fromHandle, fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const port = portOfHandle(fromHandle.nodeId, fromHandle.id);
  const start = { x: fromX, y: fromY };
  const end = { x: toX, y: toY };
  const curve = port?.side === 'input' ? curveBetween(end, start) : curveBetween(start, end);
  return <path d={pathOf(curve)} fill="none" strokeWidth={2.5} style={{ stroke: portColor(portType(port)) }} />;
}
