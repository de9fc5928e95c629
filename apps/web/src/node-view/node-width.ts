import { usualWidth } from '../canvas/node-box.js';
import type { GraphNode } from '../graph/document.js';

/** Below this labels and values do not fit beside each other. */
export const narrowest = 200;

/** How wide a node is drawn. Saved widths of other editors may be too narrow for the widgets here. */
export function usedWidth({ width = usualWidth }: Pick<GraphNode, 'width'>): number {
  return Math.max(narrowest, width);
}
