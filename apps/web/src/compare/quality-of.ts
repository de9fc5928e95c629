import type { RunNode } from '@talkgraph/protocol';

/** What a run's quality was judged to be. */
export interface Quality {
  /** From 0 to 100; undefined where it was not judged. */
  readonly score: number | undefined;
  readonly verdict: string | undefined;
}

/** The node that judges films. */
export const scoreType = 'QualityScore';

/** The quality that a run's own score node found; the first, where there are several. */
export function qualityOf(nodes: readonly RunNode[]): Quality {
  const [score, verdict] = nodes.find(({ type }) => type === scoreType)?.ui?.text ?? [];
  const number = score === undefined ? Number.NaN : Number(score);
  return {
    score: Number.isFinite(number) ? Math.round(number * 10) / 10 : undefined,
    verdict: typeof verdict === 'string' && verdict !== '' ? verdict : undefined,
  };
}
