import { Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../api/api-error.js';
import { hasEnded } from '../runs/apply-event.js';
import { useRuns } from '../runs/run-store.js';
import { RunFailed } from './run-failed.js';
import { RunProgress } from './run-progress.js';
import { RunResult } from './run-result.js';
import { useStart } from './start-state.js';

/** A run of the start page, from the queue to the result. A reloaded page asks for it anew and goes on. */
export function RunView({ id }: { readonly id: string }) {
  const { t } = useTranslation('start');
  useKnownRun(id);
  const run = useRuns((state) => state.runs[id]);
  if (!run) {
    return (
      <Stack align="center" py={80}>
        <Loader aria-label={t('loadingRun')} />
      </Stack>
    );
  }
  if (!hasEnded(run)) return <RunProgress run={run} />;
  if (run.state === 'success' || run.state === 'partial') return <RunResult run={run} />;
  return <RunFailed run={run} />;
}

/** Loads a run that this page has not followed from its beginning; one that the server does not know is let go. */
function useKnownRun(id: string): void {
  const isKnown = useRuns((state) => state.runs[id] !== undefined);
  // Without an answer it is tried again when the server is back.
  const link = useRuns((state) => state.link);
  useQuery({
    queryKey: ['start-run', id, link],
    // Events may have told of it already, but not from its beginning.
    enabled: ({ state }) => !isKnown || state.dataUpdatedAt === 0,
    staleTime: 0,
    throwOnError: (thrown) => !isApiError(thrown) || thrown.status > 0,
    queryFn: async () => {
      try {
        await useRuns.getState().load(id);
      } catch (thrown) {
        if (!isApiError(thrown) || thrown.status !== 404) throw thrown;
        useStart.getState().setRun(undefined);
      }
      return true;
    },
  });
}
