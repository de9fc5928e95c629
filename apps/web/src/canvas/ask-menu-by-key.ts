import { useEditor } from '../editor/editor-store.js';
import type { MenuTarget } from './canvas-view.js';
import { focusedNode, portOfFocus } from './keyboard-link.js';
import { askMenu } from './use-flow-menus.js';
import { canvasElement, middleOfWindow } from './viewport.js';

/** Opens the menu of what has the focus or is selected, beside it. */
export function askMenuByKey(): void {
  const target = wantedTarget();
  const at = placeOf(target);
  askMenu({ clientX: at.x, clientY: at.y, preventDefault: () => {} }, target);
}

function wantedTarget(): MenuTarget {
  const { selection } = useEditor.getState();
  const port = portOfFocus();
  const node = focusedNode() ?? [...selection.nodes][0];
  const [link] = selection.links;
  const [group] = selection.groups;
  if (port) return { on: 'port', port };
  if (node !== undefined) return { on: 'node', node };
  if (link !== undefined) return { on: 'link', link };
  return group === undefined ? { on: 'canvas' } : { on: 'group', group };
}

function placeOf(target: MenuTarget) {
  const id = target.on === 'node' ? target.node : target.on === 'group' ? `group:${target.group}` : undefined;
  const element =
    target.on === 'port'
      ? document.activeElement
      : id !== undefined && canvasElement()?.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (!element) return middleOfWindow();
  const { left, top, height } = element.getBoundingClientRect();
  return { x: left + 24, y: top + Math.min(height, 32) };
}
