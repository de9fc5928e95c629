import type { logLine } from '@talkgraph/protocol';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { getJson } from '../api/request.js';
import { serverLink } from '../api/server-link.js';

/** A line of the server's log. */
export type LogLine = z.infer<typeof logLine>;

/** Lines of one node that are kept. */
const mostLines = 300;

/** What the log says of a node of a run: the last lines, and those that follow. */
export function useNodeLog(run: string, node: string): readonly LogLine[] {
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  useEffect(() => {
    const left = new AbortController();
    const take = (more: readonly LogLine[]) => {
      const own = more.filter((line) => isOf(line, run, node));
      if (own.length > 0) setLines((known) => merged(known, own));
    };
    setLines([]);
    // The link sends earlier lines only to the first of its readers.
    getJson<LogLine[]>('api/logs', { signal: left.signal }).then(take, () => undefined);
    const leave = serverLink.listen({ onMessage: (message) => message.type === 'log' && take([message.data]) });
    const stop = serverLink.readLog();
    return () => {
      left.abort();
      stop();
      leave();
    };
  }, [run, node]);
  return lines;
}

function isOf({ fields }: LogLine, run: string, node: string): boolean {
  return (fields.run ?? fields.runId) === run && (fields.node ?? fields.nodeId) === node;
}

function merged(known: readonly LogLine[], more: readonly LogLine[]): readonly LogLine[] {
  const all = new Map([...known, ...more].map((line) => [`${line.at} ${line.message}`, line]));
  return [...all.values()].sort((a, b) => a.at - b.at).slice(-mostLines);
}
