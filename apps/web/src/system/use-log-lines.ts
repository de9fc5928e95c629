import type { LogLine } from '@talkgraph/protocol';
import { useEffect, useState } from 'react';
import { getJson } from '../api/request.js';
import { serverLink } from '../api/server-link.js';
import { joinLines } from './log-line.js';

/** Older ones are in the log file. */
const mostLines = 5000;
/** Lines that come together are drawn together. */
const togetherMs = 100;

/** The last lines of the server's log, and those that are added while this is shown. */
export function useLogLines(): { readonly lines: readonly LogLine[]; readonly clear: () => void } {
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  useEffect(() => {
    let waiting: LogLine[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const add = (more: readonly LogLine[]) => setLines((known) => joinLines(known, more, mostLines));
    const deliver = () => {
      timer = undefined;
      const all = waiting;
      waiting = [];
      add(all);
    };
    const loadRecent = async () => {
      // The socket says when the server is there again; until then there is nothing to be told.
      const recent = await getJson<readonly LogLine[]>('api/logs').catch(() => []);
      if (!isOver) add(recent);
    };
    const stopReading = serverLink.readLog();
    const stop = serverLink.listen({
      onState: (state) => state === 'open' && void loadRecent(),
      onMessage: (message) => {
        if (message.type !== 'log') return;
        waiting.push(message.data);
        timer ??= setTimeout(deliver, togetherMs);
      },
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
      stopReading();
    };
  }, []);
  return { lines, clear: () => setLines([]) };
}
