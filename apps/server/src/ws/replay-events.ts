import { RunNarrator } from '@talkgraph/protocol';
import type { Dispatcher } from '@talkgraph/runtime';
import type { ClientSocket } from './client-socket.js';

const pageSize = 500;

/**
 * Tells a client what was stored after a place in the sequence, of its own runs, in
 * order; then lets it go live, without a gap and with nothing told twice.
 */
export async function replayEvents(
  dispatcher: Pick<Dispatcher, 'events'>,
  socket: ClientSocket,
  since: number,
): Promise<void> {
  const narrators = new Map<string, RunNarrator>();
  let last = since;
  for (;;) {
    const page = await dispatcher.events({ since: last, limit: pageSize });
    for (const event of page) {
      if (event.clientId === socket.clientId) {
        const narrator = narrators.get(event.runId) ?? new RunNarrator(event.runId);
        narrators.set(event.runId, narrator);
        socket.tellNow(narrator.tell(event));
      }
      last = event.sequence ?? last;
    }
    await socket.taken();
    if (page.length === 0 || socket.closed) break;
  }
  for (const narrator of narrators.values()) socket.tellNow(narrator.flush(Date.now()));
  socket.goLive(last);
}
