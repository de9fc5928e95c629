import stringWidth from 'string-width';
import type { CliContext } from '../cli-context.js';
import type { ShownRun } from '../client/run-host.js';

/** A run as one line: id, state, when it was queued, how long it took, and why it failed. */
export function describeRun(run: ShownRun, { locale, messages }: CliContext): string {
  const { states } = messages.workflow;
  const width = Math.max(...Object.values(states).map((state) => stringWidth(state)));
  const { leftOut = 0 } = run;
  const state = run.state === 'success' && leftOut > 0 ? messages.workflow.doneWithout(leftOut) : states[run.state];
  const queued = new Date(run.createdAt).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB');
  const { startedAt, endedAt } = run;
  const took = startedAt && endedAt ? messages.seconds(((endedAt - startedAt) / 1000).toFixed(1)) : '';
  const parts = [
    run.id,
    state + ' '.repeat(Math.max(0, width - stringWidth(state))),
    queued,
    took,
    run.failure?.text[locale] ?? '',
  ];
  return parts.join('  ').trimEnd();
}
