import type { FromWorker } from '@talkgraph/runtime';

/** Whether a message holds sentences of nodes or failures, which clients are shown; the log is for the operator. */
export function isForClients(message: FromWorker): boolean {
  if (message.kind === 'task-done') return message.error !== undefined;
  if (message.kind !== 'event') return false;
  const { event } = message;
  if (event.kind === 'run-done') return event.failure !== undefined;
  return event.kind === 'node-failed' || event.kind === 'node-note' || event.kind === 'node-blocked';
}
