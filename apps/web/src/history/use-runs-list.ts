import type { RunList } from '@talkgraph/protocol';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getJson } from '../api/request.js';

/** Which runs are listed. */
export interface RunsFilter {
  readonly search: string;
  /** A state, or all of them. */
  readonly state: string;
  readonly batch: string | undefined;
}

const pageSize = 60;

/** Past and present runs, the newest first, page after page. */
export function useRunsList({ search, state, batch }: RunsFilter) {
  return useInfiniteQuery({
    queryKey: ['runs', 'list', search, state, batch],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        limit: String(pageSize),
        offset: String(pageParam),
        ...(search !== '' && { search }),
        ...(state !== 'all' && { state }),
        ...(batch !== undefined && { batch }),
      });
      return getJson<RunList>(`api/runs?${query}`, { signal });
    },
    getNextPageParam: ({ total }, pages) => {
      const have = pages.reduce((sum, { runs }) => sum + runs.length, 0);
      return have < total ? have : undefined;
    },
    // While another search is on its way, what was found before stays.
    placeholderData: keepPreviousData,
  });
}
