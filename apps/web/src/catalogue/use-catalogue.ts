import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getJson } from '../api/request.js';
import { useEditor } from '../editor/editor-store.js';
import { keepUnchanged } from './keep-unchanged.js';
import type { Catalogue } from './node-type.js';
import { readCatalogue } from './read-catalogue.js';

/** The query that holds `object_info`; invalidate it where files or packs have changed on the server. */
export const catalogueKey = ['object_info'] as const;

/** How often a server that did not answer is asked again. */
const againMs = 3000;

/** One query for everybody; as long as nothing is known it asks by itself. */
const catalogueQuery = queryOptions({
  queryKey: catalogueKey,
  queryFn: async ({ signal }) => getJson<unknown>('object_info', { signal }),
  staleTime: 60_000,
  refetchInterval: ({ state }) => (state.status === 'error' && state.data === undefined ? againMs : false),
});

/** Every node type of the server, undefined until it has answered. The editor's store is given it as well. */
export function useCatalogue(): Catalogue | undefined {
  const { data } = useQuery({ ...catalogueQuery, select: readAnew });
  useEffect(() => {
    if (data && data !== useEditor.getState().catalogue) useEditor.getState().setCatalogue(data);
  }, [data]);
  return data;
}

/** Why the node types are not there, and how to ask for them at once. */
export function useCatalogueProblem(): { readonly problem: Error | undefined; readonly askAgain: () => void } {
  const { error, refetch } = useQuery(catalogueQuery);
  return { problem: error ?? undefined, askAgain: () => void refetch() };
}

function readAnew(objectInfo: unknown): Catalogue {
  return keepUnchanged(readCatalogue(objectInfo), useEditor.getState().catalogue);
}
