import { type ConnectionState, useConnection } from '@xyflow/react';
import { useCallback } from 'react';
import { useLocalText } from '../i18n/use-local-text.js';
import { refusalBetween } from './linking.js';
import { portOfHandle } from './port-handle.js';
import classes from './workflow-canvas.module.css';

/** Says beside the pointer why the link that is dragged cannot end here. */
export function RefusalBubble() {
  const read = useLocalText();
  const refused = useConnection(
    useCallback((connection: ConnectionState) => {
      const { inProgress, isValid, fromHandle, toHandle, pointer } = connection;
      if (!inProgress || isValid !== false || !toHandle || !pointer) return undefined;
      return { from: fromHandle, to: toHandle, pointer };
    }, []),
  );
  const reason =
    refused &&
    refusalBetween(
      portOfHandle(refused.from?.nodeId ?? '', refused.from?.id),
      portOfHandle(refused.to.nodeId, refused.to.id),
    );
  if (!(refused && reason)) return null;
  const { x, y } = refused.pointer;
  return (
    <div role="status" className={classes.refusal} style={{ transform: `translate(${x + 16}px, ${y + 14}px)` }}>
      {read(reason)}
    </div>
  );
}
