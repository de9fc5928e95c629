import { hasEnded } from './apply-event.js';
import type { RunsState } from './run-store.js';

/**
 * What is followed once a run was handed in: the newest, unless an earlier one of the workflow still runs or waits; then it
 * comes when its turn does. A short run may be over before the answer that tells its id.
 */
export function afterSubmit(
  { runs, followed, upcoming }: Pick<RunsState, 'runs' | 'followed' | 'upcoming'>,
  id: string,
): Pick<RunsState, 'followed' | 'upcoming'> {
  const isOpen = (one: string) => {
    const run = runs[one];
    return !run || !hasEnded(run);
  };
  const open = upcoming.filter(isOpen);
  return { followed: open.length > 0 ? followed : id, upcoming: isOpen(id) ? [...open, id] : open };
}
