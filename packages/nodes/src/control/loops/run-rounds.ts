import type { NodeContext } from '@talkgraph/engine';
import { type Round, type RoundRequest, runRound } from './run-round.js';

/** Rounds that do not depend on each other. */
export interface RoundsRequest {
  readonly count: number;
  /** How many are under way at the same time. */
  readonly concurrency: number;
  request(index: number): RoundRequest;
  /** Called as each round ends, in whatever order. What it throws ends the loop. */
  onRound(index: number, round: Round): void;
}

/** Runs rounds side by side and reports how many are over. A round that is the last one keeps further ones from beginning. */
export async function runRounds(rounds: RoundsRequest, context: NodeContext): Promise<void> {
  let next = 0;
  let over = 0;
  let isEnding = false;
  const work = async (): Promise<void> => {
    for (let index = next++; index < rounds.count && !isEnding; index = next++) {
      const round = await runRound(rounds.request(index), context);
      rounds.onRound(index, round);
      isEnding ||= round.isLast;
      context.progress({ done: ++over, total: rounds.count, stage: 'items' });
    }
  };
  context.progress({ done: 0, total: rounds.count, stage: 'items' });
  await Promise.all(Array.from({ length: Math.min(rounds.concurrency, rounds.count) }, work));
}
