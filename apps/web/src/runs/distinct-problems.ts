import type { RunProblems } from './live-run.js';

type Problem = RunProblems['nodes'][string][number];

/** One of each sentence: a mistake that concerns several inputs of a node is told at each of them, and read once. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ text }, place) => problems.findIndex((other) => other.text.en === text.en) === place);
}
