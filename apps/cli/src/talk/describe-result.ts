import type { Locale } from '@talkgraph/errors';
import { faceFlagText, type TalkResult } from '@talkgraph/lipsync';
import type { Messages } from '../messages/messages.js';

/** Untouched stretches that are listed one by one; the rest is summed up. */
const listedRuns = 5;

/** The result in a few lines for people: where it is, what it is, and what was left as it was. */
export function describeResult(
  result: TalkResult,
  elapsedSeconds: number,
  messages: Messages,
  locale: Locale,
): string[] {
  const texts = messages.talk;
  const fps = (result.fps.num / result.fps.den).toFixed(3).replace(/\.?0+$/, '');
  const duration = messages.seconds(result.durationSeconds.toFixed(2));
  const listed = result.untouched.slice(0, listedRuns);
  const rest = result.untouched.slice(listedRuns);
  const restFrames = rest.reduce((sum, run) => sum + run.to - run.from + 1, 0);
  return [
    texts.wrote(result.outputPath),
    texts.figures(result.width, result.height, fps, duration),
    texts.took(messages.seconds(elapsedSeconds.toFixed(1))),
    ...result.remarks.map((remark) => remark[locale]),
    ...listed.map(({ from, to, reason }) => texts.untouched(from, to, faceFlagText[reason][locale])),
    ...(rest.length > 0 ? [texts.untouchedMore(rest.length, restFrames)] : []),
  ];
}
