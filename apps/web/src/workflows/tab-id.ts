import { randomId } from '../api/random-id.js';
import { inTab } from '../app/browser-storage.js';

const key = 'talkgraph-tab';
const lockOf = (id: string) => `talkgraph-tab:${id}`;
/** How long a tab is waited for that may be about to end: one that is being reloaded lets go a little late. */
const patienceMs = 400;

/** A browser tab's own name, which it keeps over reloads. */
export interface Tab {
  readonly id: string;
  /** The tab that this one was duplicated from. */
  readonly copiedFrom: string | undefined;
  /** Whether another tab is open. */
  isAlive(other: string): Promise<boolean>;
}

/**
 * Finds out which tab this is. A duplicated tab gets its original's storage, and with it its name, so the name is locked
 * as long as the tab is open; where the browser has no locks (plain HTTP from elsewhere), names are believed.
 */
export async function claimTab(): Promise<Tab> {
  const kept = inTab.getItem(key) ?? undefined;
  const { locks } = navigator as { readonly locks?: LockManager };
  const isOurs = kept !== undefined && (!locks || (await hold(locks, kept)));
  const id = isOurs ? kept : randomId();
  if (!isOurs && locks) await hold(locks, id);
  inTab.setItem(key, id);
  return {
    id,
    copiedFrom: isOurs ? undefined : kept,
    async isAlive(other) {
      // Without locks it cannot be told; a tab is better left alone.
      if (!locks) return true;
      const { held = [] } = await locks.query();
      return held.some(({ name }) => name === lockOf(other));
    },
  };
}

/** Locks a name until the tab is closed; false where another tab has it. */
function hold(locks: LockManager, id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patienceMs);
    locks
      .request(lockOf(id), { signal }, () => {
        resolve(true);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}
