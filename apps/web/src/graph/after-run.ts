import type { GraphNode } from './document.js';

/** What becomes of a seed after each run. */
export const afterRunChoices = ['fixed', 'increment', 'decrement', 'randomize'] as const;
export type AfterRun = (typeof afterRunChoices)[number];

/** Under which name `values` keeps it for an input: to be read and set like any value. */
export function afterRunKey(input: string): string {
  return `${input}.control_after_generate`;
}

/** What becomes of an input's value after each run; it stays unless something else was chosen. */
export function afterRunOf({ values }: GraphNode, input: string): AfterRun {
  const kept = values[afterRunKey(input)];
  return afterRunChoices.find((choice) => choice === kept) ?? 'fixed';
}
