import type { PortEnd } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { useCanvasView } from './canvas-view.js';
import type { CommandContext } from './commands.js';
import { linkPorts, markFittingPorts } from './linking.js';
import { portOfHandle } from './port-handle.js';
import { linkToNode } from './ports-at.js';
import { canvasElement, showNode } from './viewport.js';

/** The node that the focus is on or in. */
export function focusedNode(): string | undefined {
  const id = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id');
  return id && !id.startsWith('group:') ? id : undefined;
}

/** The port that the focus is on. */
export function portOfFocus(): PortEnd | undefined {
  const handle = document.activeElement;
  if (!(handle instanceof HTMLElement && handle.classList.contains('react-flow__handle'))) return undefined;
  return portOfHandle(handle.dataset.nodeid ?? '', handle.dataset.handleid);
}

/** Brings a node into view and gives it the focus, as soon as it is drawn. */
export function focusNode(id: string): void {
  showNode(id);
  let tries = 0;
  const attempt = () => {
    const element = canvasElement()?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (element) element.focus({ preventScroll: true });
    else if (tries++ < 30) requestAnimationFrame(attempt);
  };
  attempt();
}

/** Puts the focus on the ports of the node it is on: the outputs first, or what could take the link that is being made. */
export function focusPorts(): void {
  const [selected] = useEditor.getState().selection.nodes;
  const node = focusedNode() ?? selected;
  if (node === undefined) return;
  const handles = portsOfNode(node);
  const { linkingFrom } = useCanvasView.getState();
  const wanted = linkingFrom
    ? handles.find((handle) => handle.dataset.fits === 'true')
    : handles.find((handle) => handle.dataset.handleid?.startsWith('out:'));
  focusPort(wanted ?? handles[0]);
}

/** Goes to the next port of the node, up or down. */
export function walkPorts(step: 1 | -1): void {
  const port = portOfFocus();
  if (!port) return;
  const handles = portsOfNode(port.node);
  const at = handles.indexOf(document.activeElement as HTMLElement);
  focusPort(handles[(at + step + handles.length) % handles.length]);
}

/**
 * Enter: on a port it begins a link or ends the one that is being made; on a node it ends it at the first port that fits,
 * and without one goes into a sub-graph.
 */
export function pressEnter(context: CommandContext): void {
  const { linkingFrom, set } = useCanvasView.getState();
  const port = portOfFocus();
  const [selected] = useEditor.getState().selection.nodes;
  const node = port?.node ?? focusedNode() ?? selected;
  if (linkingFrom && port) {
    linkPorts(linkingFrom, port, context.read);
    set({ linkingFrom: undefined });
    focusNode(port.node);
  } else if (linkingFrom && node !== undefined && node !== linkingFrom.node) {
    if (linkToNode(linkingFrom, node)) set({ linkingFrom: undefined });
  } else if (port) {
    set({ linkingFrom: port });
    focusNode(port.node);
  } else if (node !== undefined) {
    useEditor.getState().enterSubgraph(node);
  }
}

// The ports that fit are marked as long as a link is being made.
useCanvasView.subscribe(({ linkingFrom }, before) => {
  if (linkingFrom !== before.linkingFrom) markFittingPorts(linkingFrom);
});

function portsOfNode(node: string): HTMLElement[] {
  const element = canvasElement()?.querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`);
  return [...(element?.querySelectorAll<HTMLElement>('.react-flow__handle') ?? [])];
}

function focusPort(handle: HTMLElement | undefined): void {
  if (!handle) return;
  if (!handle.hasAttribute('tabindex')) handle.tabIndex = -1;
  if (!handle.hasAttribute('role')) handle.setAttribute('role', 'button');
  handle.focus({ preventScroll: true });
}
