import type { LiveRun } from './live-run.js';

/** How many rounds of a run's loops failed or were skipped while it went on, as the ends of the loops show it. */
export function leftOutOf({ nodes }: Pick<LiveRun, 'nodes'>): number {
  const rounds = Object.values(nodes).flatMap(({ ui }) => ui?.rounds ?? []);
  return rounds.reduce<number>((sum, round) => {
    const { failed = 0, skipped = 0 } = round as { readonly failed?: number; readonly skipped?: number };
    return sum + failed + skipped;
  }, 0);
}
