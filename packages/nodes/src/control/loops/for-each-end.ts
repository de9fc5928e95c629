import {
  any,
  defineNode,
  float,
  int,
  type Json,
  type JsonObject,
  type NodeContext,
  nodeResult,
} from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { tables } from '../../capabilities.js';
import { table } from '../../ports.js';
import { countRounds } from './count-rounds.js';
import { loopItemFailed } from './loop-errors.js';
import { concurrency, language, onFailure, result, result2, result3 } from './loop-inputs.js';
import { type EachLoop, eachLoop } from './loop-ports.js';
import { LoopRemarks } from './loop-remarks.js';
import type { Round } from './run-round.js';
import { runRounds } from './run-rounds.js';
import { shownValue } from './shown-value.js';

export const forEachEnd = defineNode({
  type: 'ForEachEnd',
  version: 1,
  label: { en: 'End of Each', zh: '逐项循环结束' },
  category: 'control/loops',
  summary: {
    en: 'Ends a loop begun by "For Each": runs it once for each item, gathers the results, and reports what was skipped and why.',
    zh: '结束“逐项循环”：对每一项运行一轮，收集结果，并报告哪些项被跳过以及原因。',
  },
  keywords: ['loop', 'end', 'collect', 'report', 'batch', 'retry', '循环', '结束', '汇总', '报告', '批量', '重试'],
  inputs: {
    loop: {
      type: eachLoop,
      label: { en: 'Loop', zh: '循环' },
      tooltip: { en: 'Connect the output "Loop" of "For Each".', zh: '连接“逐项循环”的“循环”输出。' },
    },
    result,
    result_2: result2,
    result_3: result3,
    concurrency,
    on_failure: { ...onFailure, default: 'skip' },
    retries: {
      type: int,
      default: 0,
      min: 0,
      max: 100,
      label: { en: 'New tries', zh: '重试次数' },
      tooltip: {
        en: 'How often an item is tried again, where that may help: a missing file stays missing.',
        zh: '失败后最多再试几次；文件缺失这类错误重试无用，不会重试。',
      },
    },
    retry_delay: {
      type: float,
      default: 2,
      min: 0,
      max: 3600,
      advanced: true,
      label: { en: 'Wait before a new try (s)', zh: '重试前等待（秒）' },
      tooltip: { en: 'Seconds until an item is tried again.', zh: '再次尝试前等待的秒数。' },
    },
    language,
  },
  outputs: {
    results: { type: any, name: 'results', list: true, label: { en: 'Results', zh: '结果' } },
    results_2: { type: any, name: 'results_2', list: true, label: { en: 'Results 2', zh: '结果 2' } },
    results_3: { type: any, name: 'results_3', list: true, label: { en: 'Results 3', zh: '结果 3' } },
    report: {
      type: table,
      name: 'report',
      label: { en: 'Report', zh: '报告' },
      tooltip: { en: 'Each item with how it ended and why.', zh: '每一项的处理结果及原因。' },
    },
    done: { type: int, name: 'done', label: { en: 'Done', zh: '完成数' } },
    failed: { type: int, name: 'failed', label: { en: 'Failed', zh: '失败数' } },
    skipped: { type: int, name: 'skipped', label: { en: 'Skipped', zh: '跳过数' } },
  },
  outputNode: true,
  region: { closes: 'loop' },
  // What the rounds come to is found again round by round; what failed is tried anew.
  fingerprint: () => Number.NaN,
  async run(inputs, context) {
    const { columns, items } = await itemsOf(inputs.loop, context);
    const rounds: Round[] = [];
    const remarks = new LoopRemarks(context);
    await runRounds(
      {
        count: items.length,
        concurrency: inputs.concurrency,
        request: (index) => ({
          name: String(index + 1),
          given: { item: items[index]!, index: index + 1, count: items.length },
          needed: ['result'],
          retries: inputs.retries,
          retryDelaySeconds: inputs.retry_delay,
        }),
        onRound(index, round) {
          rounds[index] = round;
          const name = nameOf(index, items[index]!);
          if (round.status === 'failed' && inputs.on_failure === 'stop') {
            throw loopItemFailed({ item: name, reason: round.reason! });
          }
          remarks.add(name, round);
        },
      },
      context,
    );
    remarks.end();
    const counts = countRounds(rounds);
    const report = await storeReport({ columns, items, rounds, language: inputs.language }, context);
    return nodeResult({ outputs: { ...gathered(rounds), report, ...counts }, ui: { rounds: [counts] } });
  },
});

interface Items {
  readonly columns: readonly string[];
  readonly items: readonly Json[];
}

async function itemsOf(loop: EachLoop, context: NodeContext): Promise<Items> {
  if ('items' in loop) return { columns: ['item'], items: loop.items };
  const { columns, rows } = await context.use(tables).read(loop.table);
  return { columns, items: loop.limit > 0 ? rows.slice(0, loop.limit) : rows };
}

/** Columns by which people know a row. */
const nameColumn = /^(full[ _]?name|name|title|姓名|名称|名字|讲师|标题)$/iu;

/** What people know an item by: its number, and of a row its name, or else the first cell that says something. */
function nameOf(index: number, item: Json): LocalizedText {
  const row = typeof item === 'object' && item !== null && !Array.isArray(item) ? item : { item };
  const cells = Object.entries(row).sort(([a], [b]) => Number(nameColumn.test(b)) - Number(nameColumn.test(a)));
  const [, said] = cells.find(([, cell]) => typeof cell === 'string' && cell.trim() !== '') ?? [];
  const name = typeof said === 'string' ? shownValue(said) : '';
  const number = index + 1;
  return {
    en: name === '' ? `Item ${number}` : `Item ${number} (${name})`,
    zh: name === '' ? `第 ${number} 项` : `第 ${number} 项（${name}）`,
  };
}

function gathered(rounds: readonly Round[]): Record<'results' | 'results_2' | 'results_3', readonly Json[]> {
  const all = (name: string) => rounds.flatMap((round) => round?.values[name] ?? []);
  return { results: all('result'), results_2: all('result_2'), results_3: all('result_3') };
}

interface Report extends Items {
  readonly rounds: readonly Round[];
  readonly language: 'zh' | 'en';
}

/** Each item as it was, with how it ended. Items that no round was begun for are left out. */
function storeReport({ columns, items, rounds, language }: Report, context: NodeContext) {
  const own = ['status', 'reason', 'result'];
  const rows = rounds.flatMap((round, index): JsonObject[] => {
    if (round === undefined) return [];
    const item = items[index]!;
    const cells = columns.length === 1 && columns[0] === 'item' ? { item: cellOf(item) } : (item as JsonObject);
    const { status, reason, values } = round;
    return [{ ...cells, status, reason: reason?.[language] ?? '', result: shownValue(values.result?.[0]) }];
  });
  const kept = columns.filter((column) => !own.includes(column));
  return context.use(tables).store({ columns: [...kept, ...own], rows });
}

function cellOf(item: Json): Json {
  return typeof item === 'object' ? shownValue(item) : item;
}
