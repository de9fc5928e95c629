import type { TalkReport } from '@talkgraph/lipsync';
import type { CliContext } from '../cli-context.js';

/** The report in a few lines for people: the score, what it says to do, and where the rest is. */
export function describeReport(report: TalkReport, path: string, { messages, locale }: CliContext): string[] {
  const { total } = report.score;
  // The untouched frames were listed with the result.
  const verdicts = report.verdicts.filter(({ code }) => code !== 'frames-untouched');
  return [
    ...(total === null ? [] : [messages.talk.score(total.toFixed(0))]),
    ...verdicts.map(({ text }) => `  ${text[locale]}`),
    messages.talk.wroteReport(path),
  ];
}
