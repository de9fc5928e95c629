import { notifications } from '@mantine/notifications';
import type { LocalizedText } from '@talkgraph/errors';
import type { Connection, FinalConnectionState, IsValidConnection } from '@xyflow/react';
import type { PortEnd } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { useCanvasView } from './canvas-view.js';
import type { FlowEdge } from './flow-elements.js';
import { endsBetween, portOfHandle } from './port-handle.js';
import { fittingPorts, linkToNode } from './ports-at.js';
import { placeAt } from './viewport.js';

type Reader = (text: LocalizedText) => string;

/** Why two ports cannot be linked; undefined where they can. */
export function refusalBetween(a: PortEnd | undefined, b: PortEnd | undefined): LocalizedText | undefined {
  if (!(a && b)) return undefined;
  const ends = endsBetween(a, b);
  if (!ends) return a.side === 'output' ? outputsOnly : inputsOnly;
  const verdict = useEditor.getState().canConnect(ends.from, ends.to);
  return verdict.done ? undefined : verdict.reason;
}

/** Links two ports and tells why where that is refused. Answers whether they were linked. */
export function linkPorts(a: PortEnd, b: PortEnd, read: Reader): boolean {
  const ends = endsBetween(a, b);
  const verdict = ends && useEditor.getState().connect(ends.from, ends.to);
  if (verdict?.done) return true;
  const reason = verdict?.reason ?? refusalBetween(a, b);
  if (reason) notifications.show({ color: 'red', message: read(reason) });
  return false;
}

/** What React Flow asks while a link is dragged. */
export const mayConnect: IsValidConnection<FlowEdge> = ({ source, sourceHandle, target, targetHandle }) =>
  refusalBetween(portOfHandle(source, sourceHandle), portOfHandle(target, targetHandle)) === undefined;

/** Takes a link that was dragged from port to port. */
export function takeConnection({ source, sourceHandle, target, targetHandle }: Connection, read: Reader): void {
  const from = portOfHandle(source, sourceHandle);
  const to = portOfHandle(target, targetHandle);
  if (from && to) linkPorts(from, to, read);
}

/**
 * Takes a link that was let go elsewhere: on a node it goes to the first port that fits, on the empty canvas it asks for
 * a new node, and on a port that does not take it the reason is told.
 */
export function takeLooseEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState, read: Reader): void {
  if (state.isValid) return;
  const port = portOfHandle(state.fromHandle?.nodeId ?? '', state.fromHandle?.id);
  if (!port) return;
  const other = portOfHandle(state.toHandle?.nodeId ?? '', state.toHandle?.id);
  if (other) {
    const reason = refusalBetween(port, other);
    if (reason) notifications.show({ color: 'red', message: read(reason) });
    return;
  }
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  const under = document.elementFromPoint(clientX, clientY);
  const node = under?.closest('.react-flow__node')?.getAttribute('data-id');
  if (node === port.node) return;
  if (node && !node.startsWith('group:')) {
    if (!linkToNode(port, node)) notifications.show({ color: 'red', message: read(nothingFits) });
    return;
  }
  if (!under?.closest('.react-flow')) return;
  const at = { x: clientX, y: clientY };
  useCanvasView.getState().set({ search: { at, place: placeAt(at), port } });
}

/** Puts a link somewhere else, in one step; let go in the void it is gone. */
export function moveLink(link: string, connection: Connection | undefined, read: Reader): void {
  const { beginStep, removeLinks, endStep } = useEditor.getState();
  beginStep();
  if (!connection || mayConnect(connection)) removeLinks([link]);
  if (connection) takeConnection(connection, read);
  endStep();
}

/** Marks every drawn port that a link from this port could go to, and those that it could not. */
export function markFittingPorts(port: PortEnd | undefined): void {
  const fitting = new Map<string, ReadonlySet<string>>();
  for (const handle of document.querySelectorAll<HTMLElement>('.react-flow__handle')) {
    if (!port) {
      delete handle.dataset.fits;
      continue;
    }
    const node = handle.dataset.nodeid ?? '';
    let fits = fitting.get(node);
    if (!fits) {
      fits = new Set(fittingPorts(port, node).map((fit) => JSON.stringify(fit)));
      fitting.set(node, fits);
    }
    handle.dataset.fits = String(fits.has(JSON.stringify(portOfHandle(node, handle.dataset.handleid))));
  }
}

const outputsOnly: LocalizedText = {
  en: 'An output is linked to an input, not to another output.',
  zh: '输出只能连接到输入，不能连接到另一个输出。',
};

const inputsOnly: LocalizedText = {
  en: 'An input is linked to an output, not to another input.',
  zh: '输入只能连接到输出，不能连接到另一个输入。',
};

const nothingFits: LocalizedText = {
  en: 'This node has no port that the link could go to.',
  zh: '该节点没有可以连接的端口。',
};
