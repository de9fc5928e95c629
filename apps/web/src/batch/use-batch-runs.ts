import type { RunSummary } from '@talkgraph/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getJson } from '../api/request.js';
import { serverLink } from '../api/server-link.js';

const pageSize = 500;
/** Runs end many times a second where they are short; the list is asked for no more often than this. */
const pauseMs = 700;

/** The runs of a batch by id, kept up to date. `at`: when they were asked for. */
export interface BatchRuns {
  readonly byId: ReadonlyMap<string, RunSummary>;
  readonly at: number;
}

/** Asks for all runs of a batch, and again whenever the server tells that a run has changed. */
export function useBatchRuns(batch: string | undefined): BatchRuns | undefined {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: ['batch-runs', batch],
    queryFn: ({ signal }) => loadRuns(batch ?? '', signal),
    enabled: batch !== undefined,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries({ queryKey: ['batch-runs', batch] });
      }, pauseMs);
    };
    const stop = serverLink.listen({
      onMessage: ({ type, data: told }) => type === 'notice' && isOfRuns(told.kind) && refresh(),
      onState: (state) => state === 'open' && refresh(),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [batch, queryClient]);
  return data;
}

function isOfRuns(kind: string): boolean {
  return kind === 'run-changed' || kind === 'queue-changed';
}

async function loadRuns(batch: string, signal: AbortSignal): Promise<BatchRuns> {
  const byId = new Map<string, RunSummary>();
  const at = Date.now();
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const query = new URLSearchParams({ batch, limit: String(pageSize), offset: String(offset) });
    const page = await getJson<{ runs: readonly RunSummary[]; total: number }>(`api/runs?${query}`, { signal });
    for (const run of page.runs) byId.set(run.id, run);
    total = page.total;
  }
  return { byId, at };
}
