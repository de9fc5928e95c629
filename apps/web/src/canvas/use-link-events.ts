import type { Connection, FinalConnectionState, HandleType, OnConnectStart } from '@xyflow/react';
import { useMemo } from 'react';
import { useLocalText } from '../i18n/use-local-text.js';
import type { FlowEdge } from './flow-elements.js';
import { markFittingPorts, moveLink, takeConnection, takeLooseEnd } from './linking.js';
import { portOfHandle } from './port-handle.js';

/** What is done when links are dragged. */
export function useLinkEvents() {
  const read = useLocalText();
  return useMemo(() => {
    /** The link whose end is being dragged; what is let go belongs to it. */
    let moving: string | undefined;
    const started: OnConnectStart = (_event, { nodeId, handleId }) =>
      markFittingPorts(portOfHandle(nodeId ?? '', handleId));
    return {
      onConnectStart: started,
      onConnect: (connection: Connection) => {
        if (moving === undefined) takeConnection(connection, read);
      },
      onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
        markFittingPorts(undefined);
        if (moving === undefined) takeLooseEnd(event, state, read);
      },
      onReconnectStart(_event: unknown, edge: FlowEdge, _side: HandleType) {
        moving = edge.id;
      },
      onReconnect: (edge: FlowEdge, connection: Connection) => moveLink(edge.id, connection, read),
      onReconnectEnd(_event: unknown, edge: FlowEdge, _side: HandleType, state: FinalConnectionState) {
        moving = undefined;
        if (!state.isValid && !state.toHandle) moveLink(edge.id, undefined, read);
      },
    };
  }, [read]);
}
