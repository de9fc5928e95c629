import {
  any,
  blocked,
  boolean,
  defineNode,
  float,
  int,
  type Json,
  type JsonObject,
  type NodeContext,
} from '@talkgraph/engine';
import { tables } from '../../capabilities.js';
import { table } from '../../ports.js';
import { BestRound, scoreOf } from './best-round.js';
import { loopWithoutResult, repeatRoundFailed } from './loop-errors.js';
import { better, condition, language, onFailure, result, result2, score } from './loop-inputs.js';
import { type RepeatLoop, repeatLoop } from './loop-ports.js';
import { LoopRemarks } from './loop-remarks.js';
import { type Round, runRound } from './run-round.js';
import { shownValue } from './shown-value.js';

export const repeatEnd = defineNode({
  type: 'RepeatEnd',
  version: 1,
  label: { en: 'End of Repeat', zh: '重复结束' },
  category: 'control/loops',
  summary: {
    en: 'Ends a loop begun by "Repeat": runs it again until a condition holds or the limit is reached, and keeps the best round.',
    zh: '结束“重复”循环：条件满足或达到次数上限前反复运行，并保留最好的一轮。',
  },
  keywords: ['loop', 'end', 'until', 'while', 'best', 'score', '循环', '结束', '直到', '最佳', '评分'],
  inputs: {
    loop: {
      type: repeatLoop,
      label: { en: 'Loop', zh: '循环' },
      tooltip: { en: 'Connect the output "Loop" of "Repeat".', zh: '连接“重复”的“循环”输出。' },
    },
    result,
    result_2: result2,
    until: {
      ...condition,
      label: { en: 'Until', zh: '直到' },
      tooltip: { en: 'Yes ends the loop: the result is good enough.', zh: '为“是”时结束循环，即结果已经满意。' },
    },
    while: {
      ...condition,
      label: { en: 'While', zh: '当…时继续' },
      tooltip: { en: 'No ends the loop.', zh: '为“否”时结束循环。' },
    },
    score,
    better,
    on_failure: { ...onFailure, default: 'stop' },
    language,
  },
  outputs: {
    best: {
      type: any,
      name: 'best',
      list: true,
      label: { en: 'Best', zh: '最佳结果' },
      tooltip: {
        en: 'Of the round with the best score; without scores, of the last one.',
        zh: '评分最好的一轮的结果；没有评分时为最后一轮。',
      },
    },
    best_2: { type: any, name: 'best_2', list: true, label: { en: 'Best 2', zh: '最佳结果 2' } },
    score: { type: float, name: 'score', label: { en: 'Best score', zh: '最佳评分' } },
    rounds: { type: int, name: 'rounds', label: { en: 'Rounds', zh: '轮数' } },
    reached: {
      type: boolean,
      name: 'reached',
      label: { en: 'Good enough', zh: '是否达标' },
      tooltip: {
        en: 'Whether the condition ended it, and not the limit.',
        zh: '因条件满足而结束为“是”，因次数用完而结束为“否”。',
      },
    },
    report: { type: table, name: 'report', label: { en: 'Report', zh: '报告' } },
  },
  outputNode: true,
  region: { closes: 'loop' },
  fingerprint: () => Number.NaN,
  async run(inputs, context) {
    const rounds: Round[] = [];
    const best = new BestRound(inputs.better);
    const remarks = new LoopRemarks(context);
    let reached = false;
    for await (const round of roundsOf(inputs.loop, inputs.on_failure, context)) {
      remarks.add({ en: `Round ${rounds.length + 1}`, zh: `第 ${rounds.length + 1} 轮` }, round);
      best.add(rounds.length, round);
      rounds.push(round);
      reached = isReached(round);
      if (reached || round.isLast) break;
    }
    remarks.end();
    if (best.index === undefined) throw loopWithoutResult({ rounds: rounds.length, reason: rounds.at(-1)!.reason! });
    return {
      best: best.values('result'),
      best_2: best.values('result_2'),
      score: best.score ?? blocked(),
      rounds: rounds.length,
      reached,
      report: await storeReport(rounds, inputs.language, context),
    } as const;
  },
});

/** One round after the other; each gets what the last one that was done came to. */
async function* roundsOf(loop: RepeatLoop, onFailed: 'stop' | 'skip', context: NodeContext): AsyncGenerator<Round> {
  let previous: readonly [Json, Json] = [loop.first, loop.first_2];
  for (let index = 1; index <= loop.limit; index++) {
    context.progress({ done: index - 1, total: loop.limit, stage: 'items' });
    const given = { index, previous: previous[0], previous_2: previous[1] };
    const round = await runRound({ name: String(index), given, needed: ['result'] }, context);
    if (round.status === 'failed' && onFailed === 'stop')
      throw repeatRoundFailed({ round: index, reason: round.reason! });
    const { result: one, result_2: two } = round.values;
    if (round.status === 'done') previous = [one?.[0] ?? previous[0], two?.[0] ?? previous[1]];
    yield round;
  }
}

function isReached({ values }: Round): boolean {
  return values.until?.[0] === true || values.while?.[0] === false;
}

function storeReport(rounds: readonly Round[], language: 'zh' | 'en', context: NodeContext) {
  const rows = rounds.map(
    (round, index): JsonObject => ({
      round: index + 1,
      status: round.status,
      score: scoreOf(round) ?? '',
      reason: round.reason?.[language] ?? '',
      result: shownValue(round.values.result?.[0]),
    }),
  );
  return context.use(tables).store({ columns: ['round', 'status', 'score', 'reason', 'result'], rows });
}
