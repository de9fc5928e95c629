import type { DeliveryCall } from '@talkgraph/delivery';
import type { NodeContext } from '@talkgraph/engine';

/** The delivery that a call of a node makes: the same one when the call is repeated after a crash. */
export function deliveryCall(context: NodeContext): DeliveryCall {
  const { runId, nodeId, callIndex, signal } = context;
  return {
    id: `${runId} ${nodeId} ${callIndex}`,
    signal,
    onProgress: ({ bytesDone, bytesTotal }) => {
      if (bytesTotal > 0) context.progress({ done: bytesDone, total: bytesTotal, stage: 'upload' });
    },
  };
}
