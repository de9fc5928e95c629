import type { Json } from '@talkgraph/engine';
import type { Round } from './run-round.js';

/** Remembers the best of the rounds: by score where they have one, otherwise the last. */
export class BestRound {
  readonly #isHigherBetter: boolean;
  #best: { readonly index: number; readonly round: Round; readonly score: number | undefined } | undefined;

  constructor(better: 'higher' | 'lower') {
    this.#isHigherBetter = better === 'higher';
  }

  get index(): number | undefined {
    return this.#best?.index;
  }

  get score(): number | undefined {
    return this.#best?.score;
  }

  add(index: number, round: Round): void {
    if (round.status !== 'done') return;
    const score = scoreOf(round);
    if (this.#best === undefined || this.#isBetter(score, index)) this.#best = { index, round, score };
  }

  values(name: string): readonly Json[] {
    return this.#best?.round.values[name] ?? [];
  }

  /** Of equal scores the earlier round stays, whichever ended first; a round with a score beats one without. */
  #isBetter(score: number | undefined, index: number): boolean {
    const best = this.#best!;
    if (score === undefined || best.score === undefined) {
      return score !== undefined || (best.score === undefined && index > best.index);
    }
    if (score === best.score) return index < best.index;
    return score > best.score === this.#isHigherBetter;
  }
}

/** The score of a round, where it has one. */
export function scoreOf({ values }: Round): number | undefined {
  const score = values.score?.[0];
  return typeof score === 'number' && Number.isFinite(score) ? score : undefined;
}
