import type { PromptVerdict } from '@talkgraph/engine';
import type { CliContext } from '../cli-context.js';

/** The mistakes and remarks of a workflow as lines for people. */
export function describeVerdict(verdict: PromptVerdict, { locale, messages }: CliContext): string[] {
  const texts = messages.workflow.validate;
  // The summary of the whole prompt says nothing that the nodes' own mistakes do not say better.
  const whole = verdict.issue && verdict.nodeIssues.size === 0 ? [verdict.issue.text[locale]] : [];
  const mistakes = [...verdict.nodeIssues].flatMap(([id, { nodeType, issues }]) =>
    issues.map(({ text }) => texts.nodeMistake(id, nodeType, text[locale])),
  );
  const remarks = verdict.remarks.map(({ node, text }) => texts.remark(node, text[locale]));
  return [...whole, ...mistakes, ...remarks];
}

/** How many mistakes a workflow has. */
export function countMistakes({ issue, nodeIssues }: PromptVerdict): number {
  const inNodes = [...nodeIssues.values()].reduce((sum, { issues }) => sum + issues.length, 0);
  return inNodes || (issue ? 1 : 0);
}
