import type { RunNode, RunSummary } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import { getJson } from '../api/request.js';
import { loadRunWorkflow, type RunWorkflow } from './run-workflow.js';

/** Everything that is kept of a run. */
export interface RunDetail {
  readonly summary: RunSummary;
  readonly nodes: readonly RunNode[];
  readonly workflow: RunWorkflow;
}

/** A run with what its nodes came to; asked for again when runs change. */
export function useRunDetail(id: string | undefined) {
  return useQuery({
    queryKey: ['runs', 'detail', id],
    enabled: id !== undefined,
    queryFn: async ({ signal }): Promise<RunDetail> => {
      const path = `api/runs/${encodeURIComponent(id as string)}`;
      const [summary, nodes, workflow] = await Promise.all([
        getJson<RunSummary>(path, { signal }),
        getJson<RunNode[]>(`${path}/nodes`, { signal }),
        loadRunWorkflow(id as string),
      ]);
      return { summary, nodes, workflow };
    },
  });
}
