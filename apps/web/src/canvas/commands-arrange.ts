import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { gridStep } from './canvas-view.js';
import type { Command } from './commands.js';
import { moveSelection } from './dragging.js';
import { focusedNode, focusNode } from './keyboard-link.js';
import { measuredSizes } from './node-boxes.js';
import { type Direction, nodeBeside } from './walk-focus.js';

/** Where nodes lie, and going from one to another. */
export const arrangeCommands = {
  layOut: () => useEditor.getState().layOut(measuredSizes()),
  alignLeft: () => useEditor.getState().align('left', measuredSizes()),
  alignCentre: () => useEditor.getState().align('centre', measuredSizes()),
  alignRight: () => useEditor.getState().align('right', measuredSizes()),
  alignTop: () => useEditor.getState().align('top', measuredSizes()),
  alignMiddle: () => useEditor.getState().align('middle', measuredSizes()),
  alignBottom: () => useEditor.getState().align('bottom', measuredSizes()),
  alignColumns: () => useEditor.getState().align('columns', measuredSizes()),
  alignRows: () => useEditor.getState().align('rows', measuredSizes()),
  moveLeft: () => moveSelection({ x: -gridStep, y: 0 }),
  moveRight: () => moveSelection({ x: gridStep, y: 0 }),
  moveUp: () => moveSelection({ x: 0, y: -gridStep }),
  moveDown: () => moveSelection({ x: 0, y: gridStep }),
  moveFarLeft: () => moveSelection({ x: -10 * gridStep, y: 0 }),
  moveFarRight: () => moveSelection({ x: 10 * gridStep, y: 0 }),
  moveFarUp: () => moveSelection({ x: 0, y: -10 * gridStep }),
  moveFarDown: () => moveSelection({ x: 0, y: 10 * gridStep }),
  walkLeft: () => walk('left'),
  walkRight: () => walk('right'),
  walkUp: () => walk('up'),
  walkDown: () => walk('down'),
} satisfies Readonly<Record<string, Command>>;

/** Goes to the next node in a direction and selects it; from nowhere, to the leftmost one. */
function walk(direction: Direction): void {
  const state = useEditor.getState();
  const graph = openGraph(state);
  const [selected] = state.selection.nodes;
  const here = focusedNode() ?? selected;
  const first = Object.values(graph.nodes).reduce<{ id: string; x: number } | undefined>(
    (best, node) => (best && best.x <= node.x ? best : node),
    undefined,
  );
  const next = here === undefined ? first?.id : nodeBeside(graph, here, direction);
  if (next === undefined) return;
  state.select({ nodes: [next] });
  focusNode(next);
}
