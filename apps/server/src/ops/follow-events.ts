import { nativeEvent } from '@talkgraph/protocol';
import type { DispatchedEvent, Dispatcher } from '@talkgraph/runtime';
import type { EventStream } from './event-stream.js';

/** Events read from the store at once. */
const pageSize = 500;

/** Which events a client wants. */
export interface EventWish {
  readonly runId?: string;
  /** The last sequence number the client has seen; without it, only what happens from now on. */
  readonly since?: number;
}

/**
 * Sends the events after a sequence number and then those that happen, each stored one exactly once and in order. What
 * happens while the store is being read waits; what was read already is left out then.
 */
export async function followEvents(dispatcher: Dispatcher, stream: EventStream, wish: EventWish): Promise<void> {
  let last = wish.since ?? 0;
  let waiting: DispatchedEvent[] | undefined = [];
  const send = (told: DispatchedEvent) => {
    if (told.sequence !== undefined && told.sequence <= last) return;
    if (told.sequence !== undefined) last = told.sequence;
    const { kind } = told.event;
    stream.send({ ...(told.sequence !== undefined && { id: told.sequence }), event: kind, data: nativeEvent(told) });
    if (kind === 'run-done' && wish.runId !== undefined) stream.end();
  };
  const stop = dispatcher.onEvent((told) => {
    if (wish.runId !== undefined && told.runId !== wish.runId) return;
    if (waiting !== undefined) waiting.push(told);
    else send(told);
  });
  stream.signal.addEventListener('abort', stop);
  if (stream.signal.aborted) stop();
  if (wish.since !== undefined) await replay(dispatcher, stream, wish, send);
  const held = waiting;
  waiting = undefined;
  for (const told of held) send(told);
}

async function replay(
  dispatcher: Dispatcher,
  stream: EventStream,
  { runId, since = 0 }: EventWish,
  send: (told: DispatchedEvent) => void,
): Promise<void> {
  let after = since;
  for (;;) {
    const page = await dispatcher.events({ ...(runId !== undefined && { runId }), since: after, limit: pageSize });
    if (stream.signal.aborted) return;
    for (const told of page) send(told);
    if (page.length < pageSize) return;
    after = page.at(-1)?.sequence ?? after;
  }
}
