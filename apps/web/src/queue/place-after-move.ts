import type { QueuePlace } from './use-queue.js';

/** Where the server is told to move a run that shall stand at `to` among the waiting ones; undefined where it stands there. */
export function placeAfterMove(ids: readonly string[], run: string, to: number): QueuePlace | undefined {
  const from = ids.indexOf(run);
  const target = Math.max(0, Math.min(ids.length - 1, to));
  if (from < 0 || target === from) return undefined;
  if (target === 0) return 'front';
  const before = ids[target < from ? target : target + 1];
  return before === undefined ? 'back' : { before };
}
