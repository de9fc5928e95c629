import type { Delivered, DeliveryCall } from '@talkgraph/delivery';
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

/** Writes down what left the machine, for whoever has to account for it; without links, since a signed one opens the file. */
export function logDelivery({ log }: NodeContext, { target, address, bytes, sha256, already }: Delivered): void {
  log.info('Something was delivered.', { target, address, bytes, sha256, already });
}
