import { type MouseEvent as ReactMouseEvent, useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { type MenuTarget, useCanvasView } from './canvas-view.js';
import { type FlowEdge, type FlowNode, groupOfNode } from './flow-elements.js';
import { portOfHandle } from './port-handle.js';
import { placeAt } from './viewport.js';

/** Context menus, and what double clicks do. */
export function useFlowMenus() {
  return useMemo(
    () => ({
      onNodeContextMenu: (event: ReactMouseEvent, { id }: FlowNode) => askMenu(event, targetAt(event, id)),
      onEdgeContextMenu: (event: ReactMouseEvent, { id }: FlowEdge) => askMenu(event, { on: 'link', link: id }),
      onPaneContextMenu: (event: ReactMouseEvent | MouseEvent) => askMenu(event, { on: 'canvas' }),
      onNodeDoubleClick(event: ReactMouseEvent, { id }: FlowNode) {
        if (!(event.target as HTMLElement).closest('input, textarea, button, .nodrag')) {
          useEditor.getState().enterSubgraph(id);
        }
      },
      onEdgeDoubleClick(event: ReactMouseEvent, { id }: FlowEdge) {
        const { x, y } = placeAt({ x: event.clientX, y: event.clientY });
        useEditor.getState().addReroute(id, { x: x - 14, y: y - 10 });
      },
      onDoubleClick(event: ReactMouseEvent) {
        if (!(event.target as HTMLElement).classList.contains('react-flow__pane')) return;
        const at = { x: event.clientX, y: event.clientY };
        useCanvasView.getState().set({ search: { at, place: placeAt(at) } });
      },
    }),
    [],
  );
}

/** Opens the menu of something; what the menu is about is selected, unless it is part of the selection. */
export function askMenu(event: { clientX: number; clientY: number; preventDefault(): void }, target: MenuTarget): void {
  event.preventDefault();
  selectTarget(target);
  const at = { x: event.clientX, y: event.clientY };
  useCanvasView.getState().set({ menu: { at, place: placeAt(at), target } });
}

/** What lies under the pointer on a node: the node, its port, or a group. */
export function targetAt(event: { readonly target: EventTarget | null }, id: string): MenuTarget {
  const group = groupOfNode(id);
  if (group !== undefined) return { on: 'group', group };
  const handle = (event.target as HTMLElement | null)?.closest<HTMLElement>('.react-flow__handle');
  const port = handle && portOfHandle(id, handle.dataset.handleid);
  return port ? { on: 'port', port } : { on: 'node', node: id };
}

function selectTarget(target: MenuTarget): void {
  const { selection, select } = useEditor.getState();
  if (target.on === 'node' && !selection.nodes.has(target.node)) select({ nodes: [target.node] });
  if (target.on === 'link' && !selection.links.has(target.link)) select({ links: [target.link] });
  if (target.on === 'group' && !selection.groups.has(target.group)) select({ groups: [target.group] });
}
