import {
  any,
  blocked,
  defineNode,
  float,
  type Json,
  type JsonObject,
  type NodeContext,
  nodeResult,
} from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { tables } from '../../capabilities.js';
import { row, table } from '../../ports.js';
import { BestRound, scoreOf } from './best-round.js';
import { countRounds } from './count-rounds.js';
import { loopItemFailed, loopWithoutResult } from './loop-errors.js';
import { better, concurrency, language, onFailure, result, result2, score } from './loop-inputs.js';
import { type VariantsLoop, variantsLoop } from './loop-ports.js';
import { LoopRemarks } from './loop-remarks.js';
import type { Round } from './run-round.js';
import { runRounds } from './run-rounds.js';
import { shownValue } from './shown-value.js';

export const variantsEnd = defineNode({
  type: 'VariantsEnd',
  version: 1,
  label: { en: 'End of Variants', zh: '多方案对比结束' },
  category: 'control/loops',
  summary: {
    en: 'Ends "Variants": runs every combination, gathers results and scores, and picks the best.',
    zh: '结束“多方案对比”：运行所有组合，收集结果和评分，选出最好的方案。',
  },
  keywords: ['A/B', 'compare', 'best', 'score', 'end', 'loop', '对比', '最佳', '评分', '结束', '循环'],
  inputs: {
    loop: {
      type: variantsLoop,
      label: { en: 'Loop', zh: '循环' },
      tooltip: { en: 'Connect the output "Loop" of "Variants".', zh: '连接“多方案对比”的“循环”输出。' },
    },
    result,
    result_2: result2,
    score,
    better,
    concurrency,
    on_failure: { ...onFailure, default: 'skip' },
    language,
  },
  outputs: {
    best: {
      type: any,
      name: 'best',
      list: true,
      label: { en: 'Best', zh: '最佳结果' },
      tooltip: { en: 'The result with the best score.', zh: '评分最好的结果。' },
    },
    best_2: { type: any, name: 'best_2', list: true, label: { en: 'Best 2', zh: '最佳结果 2' } },
    score: { type: float, name: 'score', label: { en: 'Best score', zh: '最佳评分' } },
    variant: { type: row, name: 'variant', label: { en: 'Best variant', zh: '最佳方案' } },
    results: { type: any, name: 'results', list: true, label: { en: 'All results', zh: '全部结果' } },
    scores: { type: float, name: 'scores', list: true, label: { en: 'All scores', zh: '全部评分' } },
    report: {
      type: table,
      name: 'report',
      label: { en: 'Report', zh: '报告' },
      tooltip: { en: 'The settings of each variant with its score.', zh: '每个方案的参数及评分。' },
    },
  },
  outputNode: true,
  region: { closes: 'loop' },
  fingerprint: () => Number.NaN,
  async run({ loop, on_failure, better: direction, concurrency: atOnce, language: reasonIn }, context) {
    const { variants } = loop;
    const rounds: Round[] = [];
    const best = new BestRound(direction);
    const remarks = new LoopRemarks(context);
    await runRounds(
      {
        count: variants.length,
        concurrency: atOnce,
        request: (index) => ({
          name: String(index + 1),
          given: { variant: variants[index]!, index: index + 1, count: variants.length },
          needed: ['result'],
        }),
        onRound(index, round) {
          rounds[index] = round;
          const name = nameOf(variants[index]!);
          if (round.status === 'failed' && on_failure === 'stop')
            throw loopItemFailed({ item: name, reason: round.reason! });
          remarks.add(name, round);
          best.add(index, round);
        },
      },
      context,
    );
    remarks.end();
    const { index } = best;
    if (index === undefined)
      throw loopWithoutResult({ rounds: rounds.length, reason: rounds.findLast((r) => r)!.reason! });
    const all = (name: string): readonly Json[] => rounds.flatMap((round) => round?.values[name] ?? []);
    const outputs = {
      best: best.values('result'),
      best_2: best.values('result_2'),
      score: best.score ?? blocked(),
      variant: variants[index]!,
      results: all('result'),
      scores: rounds.flatMap((round) => (round === undefined ? [] : (scoreOf(round) ?? []))),
      report: await storeReport(loop, rounds, reasonIn, context),
    };
    return nodeResult({ outputs, ui: { rounds: [countRounds(rounds)] } });
  },
});

function nameOf(variant: JsonObject): LocalizedText {
  const settings = Object.entries(variant).map(([name, value]) => `${name} ${String(value)}`);
  return { en: `The variant ${settings.join(', ')}`, zh: `方案“${settings.join('，')}”` };
}

function storeReport(
  { names, variants }: VariantsLoop,
  rounds: readonly Round[],
  language: 'zh' | 'en',
  context: NodeContext,
) {
  const rows = rounds.flatMap((round, index): JsonObject[] =>
    round === undefined
      ? []
      : [
          {
            ...variants[index],
            status: round.status,
            score: scoreOf(round) ?? '',
            reason: round.reason?.[language] ?? '',
            result: shownValue(round.values.result?.[0]),
          },
        ],
  );
  return context.use(tables).store({ columns: [...names, 'status', 'score', 'reason', 'result'], rows });
}
