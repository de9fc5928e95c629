import { isTalkgraphError } from '@talkgraph/errors';
import pRetry from 'p-retry';
import type { RetryPolicy } from './contract.js';

/**
 * About half a minute in all where the network says no at once, three minutes where it says nothing: longer breaks are for
 * the policy of the workflow, or for a person.
 */
export const defaultRetryPolicy: RetryPolicy = {
  ...{ attempts: 5, firstWaitMs: 1000, longestWaitMs: 20_000 },
  ...{ longestStallMs: 60_000, patienceMs: 180_000 },
};

/**
 * Tries until it works. Only failures of the kind `operational` are tried again, with waits that double and vary, so that
 * many deliveries do not come back at the same moment.
 */
export function withRetries<T>(
  work: () => Promise<T>,
  {
    policy = {},
    signal,
  }: { readonly policy?: Partial<RetryPolicy> | undefined; readonly signal?: AbortSignal | undefined },
): Promise<T> {
  const { attempts, firstWaitMs, longestWaitMs, patienceMs } = { ...defaultRetryPolicy, ...policy };
  return pRetry(work, {
    retries: attempts - 1,
    minTimeout: firstWaitMs,
    maxTimeout: longestWaitMs,
    maxRetryTime: patienceMs,
    factor: 2,
    randomize: true,
    shouldRetry: ({ error }) => isTalkgraphError(error) && error.kind === 'operational',
    ...(signal && { signal }),
  });
}
