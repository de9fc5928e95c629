import { isIPv6 } from 'node:net';

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
  const current = (network: string) => {
    const entry = failures.get(network);
    return entry !== undefined && now() - entry.since < windowMs ? entry : undefined;
  };
  return {
    waitSeconds(address) {
      const entry = current(networkOf(address));
      if (entry === undefined || entry.count < allowedFailures) return 0;
      return Math.ceil((entry.since + windowMs - now()) / 1000);
    },
    add(address) {
      const network = networkOf(address);
      const entry = current(network) ?? { since: now(), count: 0 };
      entry.count += 1;
      // Set anew, so that the first key of the map is the one that was quiet for longest.
      failures.delete(network);
      failures.set(network, entry);
      const oldest = failures.keys().next();
      if (failures.size > mostAddresses && !oldest.done) failures.delete(oldest.value);
    },
  };
}

/** Whoever has one IPv6 address has 2^64 of them, which differ in the second half. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [before = '', after] = address.split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const missing = after === undefined ? 0 : 8 - groups(before).length - groups(after).length;
  return [...groups(before), ...Array(missing).fill('0'), ...groups(after)].slice(0, 4).join(':');
}
