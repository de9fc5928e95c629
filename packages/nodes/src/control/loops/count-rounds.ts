import type { Round } from './run-round.js';

/** How many rounds of a loop ended in each way; a loop that ended early has fewer than items. */
export function countRounds(rounds: readonly (Round | undefined)[]): Readonly<Record<Round['status'], number>> {
  const count = (status: Round['status']) => rounds.filter((round) => round?.status === status).length;
  return { done: count('done'), failed: count('failed'), skipped: count('skipped') };
}
