import { editorTypes, type GraphNode } from './document.js';
import type { NodePorts } from './node-ports.js';

/** Roughly how much room a node takes where nobody has measured it. CSS pixels. */
export function estimateSize(node: GraphNode, { inputs, outputs }: NodePorts): { width: number; height: number } {
  if (node.type === editorTypes.reroute) return { width: 60, height: 30 };
  if (node.collapsed) return { width: node.width ?? usualWidth, height: headHeight };
  const shown = inputs.filter(({ advanced }) => !advanced);
  const widgets = shown.filter(({ widget }) => widget);
  const tall = widgets.filter(({ widget }) => widget?.kind === 'file' || (widget?.kind === 'text' && widget.multiline));
  const sockets = Math.max(shown.length - widgets.length, outputs.length);
  const height = headHeight + sockets * socketHeight + widgets.length * widgetHeight + tall.length * moreForTall;
  return { width: node.width ?? usualWidth, height: Math.max(node.height ?? 0, height) };
}

const usualWidth = 300;
const headHeight = 44;
const socketHeight = 26;
const widgetHeight = 52;
const moreForTall = 110;
