import type { PackState, QueueState, WorkerState } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { getJson, send } from '../api/request.js';
import { readMetrics, type ServerFigures } from './read-metrics.js';

/** The parts of `/system_stats` that are shown. */
interface SystemStats {
  readonly system: {
    readonly os: string;
    readonly ram_total: number;
    readonly ram_free: number;
    readonly node_version: string;
    readonly talkgraph_version: string;
  };
}

/** What is shown changes while it is looked at. */
const refreshMs = 2000;

export const packsKey = ['packs'] as const;

/** Version and memory of the machine. */
export function useSystemStats() {
  return useQuery({
    queryKey: ['system-stats'],
    queryFn: ({ signal }) => getJson<SystemStats>('system_stats', { signal }),
    refetchInterval: refreshMs,
  });
}

/** The server's own process; `load` is the share of one processor it used between two readings. */
export function useServerFigures(): ServerFigures & { readonly load: number | undefined } {
  const before = useRef<{ at: number; cpuSeconds: number }>(undefined);
  const { data } = useQuery({
    queryKey: ['metrics'],
    queryFn: async ({ signal }) => {
      const figures = readMetrics(await (await send('metrics', { method: 'GET', signal })).text());
      const at = performance.now() / 1000;
      const { cpuSeconds } = figures;
      const earlier = before.current;
      const isLater = cpuSeconds !== undefined && earlier !== undefined && at > earlier.at;
      const load = isLater ? (cpuSeconds - earlier.cpuSeconds) / (at - earlier.at) : undefined;
      if (cpuSeconds !== undefined) before.current = { at, cpuSeconds };
      return { ...figures, load };
    },
    refetchInterval: refreshMs,
  });
  return data ?? { startedAt: undefined, memoryBytes: undefined, cpuSeconds: undefined, load: undefined };
}

/** The processes that do the work. */
export function useWorkers() {
  return useQuery({
    queryKey: ['workers'],
    queryFn: ({ signal }) => getJson<readonly WorkerState[]>('api/workers', { signal }),
    refetchInterval: refreshMs,
  });
}

/** Packs of nodes, with what is wrong with them. */
export function usePacks() {
  return useQuery({
    queryKey: packsKey,
    queryFn: ({ signal }) => getJson<readonly PackState[]>('api/packs', { signal }),
  });
}

/** How many runs there are in the queue. */
export function useQueueNumbers() {
  return useQuery({
    queryKey: ['queue-state'],
    queryFn: ({ signal }) => getJson<QueueState>('api/queue/state', { signal }),
    refetchInterval: refreshMs,
  });
}
