import type { FeedMessage, NativeEvent } from '@talkgraph/protocol';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverLink } from '../api/server-link.js';
import { useRuns } from './run-store.js';

/** Events are taken in together, so that a quick run does not draw the page for each of them. */
const togetherMs = 60;
/** What changes often is asked for again at most this often. */
const refreshMs = 600;

/** Keeps runs, queue and lists up to date; the frame of the page calls it, once. */
export function useLiveUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(() => start(queryClient), [queryClient]);
}

function start(queryClient: QueryClient): () => void {
  let events: NativeEvent[] = [];
  let delivering: ReturnType<typeof setTimeout> | undefined;
  const deliver = () => {
    delivering = undefined;
    const all = events;
    events = [];
    useRuns.getState().hear(all);
  };
  const refresh = refresher(queryClient);
  const leave = serverLink.listen({
    onMessage(message) {
      if (message.type === 'notice') refresh.after(message.data);
      if (message.type !== 'event') return;
      events.push(message.data);
      delivering ??= setTimeout(deliver, togetherMs);
    },
    onState(link) {
      useRuns.getState().setLink(link);
      // Notices are not sent again.
      if (link === 'open') refresh.all();
    },
    onGap() {
      useRuns.getState().forget();
      refresh.all();
    },
  });
  return () => {
    leave();
    clearTimeout(delivering);
    refresh.stop();
  };
}

type Notice = Extract<FeedMessage, { type: 'notice' }>;

/** Asks again for lists that a notice has made out of date. */
function refresher(queryClient: QueryClient) {
  const stale = new Set<string>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const mark = (...keys: readonly string[]) => {
    for (const key of keys) stale.add(key);
    waiting ??= setTimeout(() => {
      waiting = undefined;
      const all = [...stale];
      stale.clear();
      for (const key of all) void queryClient.invalidateQueries({ queryKey: [key] });
    }, refreshMs);
  };
  return {
    all: () => mark('queue', 'runs'),
    after({ kind }: Notice['data']) {
      if (kind === 'queue-changed') mark('queue', 'runs');
      if (kind === 'run-changed') mark('queue', 'runs');
    },
    stop: () => clearTimeout(waiting),
  };
}
