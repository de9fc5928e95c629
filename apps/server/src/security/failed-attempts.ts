const allowedFailures = 10;
const windowMs = 60_000;
/** Addresses remembered at once, so that a flood from many addresses cannot fill the memory. */
const mostAddresses = 10_000;

/** Counts wrong tokens per address. */
export interface FailedAttempts {
  /** Seconds that this address has to wait, 0 where it may try. */
  waitSeconds(address: string): number;
  add(address: string): void;
}

/** After ten wrong tokens within a minute an address waits until the minute is over. `now` is in milliseconds. */
export function countFailedAttempts(now: () => number = Date.now): FailedAttempts {
  const failures = new Map<string, { since: number; count: number }>();
  const current = (address: string) => {
    const entry = failures.get(address);
    return entry !== undefined && now() - entry.since < windowMs ? entry : undefined;
  };
  return {
    waitSeconds(address) {
      const entry = current(address);
      if (entry === undefined || entry.count < allowedFailures) return 0;
      return Math.ceil((entry.since + windowMs - now()) / 1000);
    },
    add(address) {
      const entry = current(address) ?? { since: now(), count: 0 };
      entry.count += 1;
      // Set anew, so that the first key of the map is the one that was quiet for longest.
      failures.delete(address);
      failures.set(address, entry);
      const oldest = failures.keys().next();
      if (failures.size > mostAddresses && !oldest.done) failures.delete(oldest.value);
    },
  };
}
