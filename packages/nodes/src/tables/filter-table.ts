import { combo, defineNode, int, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { table as tablePort } from '../ports.js';
import { withinTime } from '../values/within-time.js';
import { findColumn } from './find-column.js';
import { conditionLabels, conditions, createCondition } from './row-condition.js';
import { columnInput, tableInput } from './table-inputs.js';

export const filterTable = defineNode({
  type: 'FilterTable',
  version: 1,
  label: { en: 'Filter Table', zh: '筛选表格' },
  category: 'tables',
  summary: {
    en: 'Keeps the rows that meet a condition, and hands on the others beside them.',
    zh: '保留符合条件的行，并同时输出其余的行。',
  },
  keywords: ['where', 'rows', 'condition', 'first', 'limit', '条件', '行', '前几行', '过滤'],
  inputs: {
    table: tableInput,
    column: { ...columnInput, optional: true, default: '' },
    condition: {
      type: combo(conditions),
      choiceLabels: conditionLabels,
      optional: true,
      default: 'not_empty',
      label: { en: 'Condition', zh: '条件' },
      tooltip: {
        en: 'Numbers are compared as numbers, texts whatever their case and width.',
        zh: '数字按数值比较；文字不区分大小写和全角半角。',
      },
    },
    value: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Value', zh: '值' },
      tooltip: { en: 'What the column is compared with.', zh: '与该列比较的内容。' },
    },
    limit: {
      type: int,
      optional: true,
      default: 0,
      min: 0,
      max: 1_000_000,
      label: { en: 'At most', zh: '最多行数' },
      tooltip: {
        en: 'How many rows are kept, from the top; 0 keeps all. Try a long workflow with 2 rows first.',
        zh: '从头开始最多保留多少行，0 表示全部。大批量运行前可先用 2 行试跑。',
      },
    },
  },
  outputs: {
    TABLE: { type: tablePort, label: { en: 'Kept', zh: '保留的行' } },
    rest: { type: tablePort, name: 'rest', label: { en: 'Others', zh: '其余的行' } },
    rows: { type: int, name: 'rows', label: { en: 'Rows kept', zh: '保留行数' } },
  },
  async run({ table, column, condition, value, limit }, context) {
    const service = context.use(tables);
    const { columns, rows } = await service.read(table);
    const name = column.trim() === '' ? undefined : findColumn(columns, column);
    const meets = createCondition(condition, value);
    const most = limit === 0 ? Number.POSITIVE_INFINITY : limit;
    const kept: (typeof rows)[number][] = [];
    const rest: typeof kept = [];
    const sort = () => {
      for (const row of rows) {
        const isKept = kept.length < most && (name === undefined || meets(row[name]));
        (isKept ? kept : rest).push(row);
      }
    };
    if (condition === 'regex') withinTime(value, sort);
    else sort();
    return {
      TABLE: await service.store({ columns, rows: kept }),
      rest: await service.store({ columns, rows: rest }),
      rows: kept.length,
    };
  },
});
