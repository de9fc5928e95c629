import { useEffect } from 'react';
import type { TrackedRun } from './apply-event.js';
import { useRuns } from './run-store.js';

/** A run as it happens, whoever began it; what it has done before is asked for once. Undefined until something is known. */
export function useWatchedRun(id: string, isWanted: boolean): TrackedRun | undefined {
  const run = useRuns(({ runs }) => (isWanted ? runs[id] : undefined));
  const load = useRuns((state) => state.load);
  useEffect(() => {
    // If that fails, what happens from now on is shown.
    if (isWanted) load(id).catch(() => {});
  }, [id, isWanted, load]);
  return run;
}
