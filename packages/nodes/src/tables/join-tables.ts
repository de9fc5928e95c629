import { combo, defineNode, int, type JsonObject, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { type TableDocument, table as tablePort } from '../ports.js';
import { cellText } from './cell-text.js';
import { findColumn } from './find-column.js';
import { nameKey } from './name-key.js';
import { columnInput, tableInput } from './table-inputs.js';

export const joinTables = defineNode({
  type: 'JoinTables',
  version: 1,
  label: { en: 'Join Tables', zh: '合并表格' },
  category: 'tables',
  summary: {
    en: 'Adds the columns of a second table to the rows of the first that have the same value, as VLOOKUP does.',
    zh: '按相同的值，把第二个表格的各列补充到第一个表格的行中，类似 VLOOKUP。',
  },
  keywords: ['lookup', 'vlookup', 'merge', 'combine', '查找', '关联', '匹配'],
  inputs: {
    table: { ...tableInput, label: { en: 'Table', zh: '主表' } },
    other: {
      ...tableInput,
      label: { en: 'Second table', zh: '副表' },
      tooltip: { en: 'Its columns are added.', zh: '其各列会补充到主表。' },
    },
    column: {
      ...columnInput,
      label: { en: 'Compared column', zh: '对应列' },
      tooltip: { en: 'The column of the first table that is compared.', zh: '主表中用于比对的列。' },
    },
    other_column: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'In the second table', zh: '副表对应列' },
      placeholder: { en: 'of the same name', zh: '列名相同' },
      tooltip: {
        en: 'The column of the second table that it is compared with. Empty: the one of the same name.',
        zh: '副表中用于比对的列，留空表示列名相同。',
      },
    },
    keep: {
      type: combo(['all', 'matched']),
      choiceLabels: {
        all: { en: 'all rows', zh: '所有行' },
        matched: { en: 'only rows that were found', zh: '仅保留已匹配的行' },
      },
      optional: true,
      default: 'all',
      label: { en: 'Keep', zh: '保留' },
      tooltip: {
        en: 'Whether rows without a counterpart stay, with the new columns empty.',
        zh: '没有对应内容的行是否保留（新列为空）。',
      },
    },
  },
  outputs: {
    TABLE: { type: tablePort, label: { en: 'Table', zh: '表格' } },
    found: { type: int, name: 'found', label: { en: 'Rows found', zh: '已匹配行数' } },
  },
  async run({ table, other, column, other_column: otherColumn, keep }, context) {
    const service = context.use(tables);
    const [first, second] = [await service.read(table), await service.read(other)];
    const from = findColumn(first.columns, column);
    const to = findColumn(second.columns, otherColumn.trim() === '' ? column : otherColumn);
    const { made, found } = joined(first, second, { from, to, keepsAll: keep === 'all' });
    if (found < first.rows.length) {
      const missing = first.rows.length - found;
      context.note({
        en: `${missing} rows have no counterpart in the second table.`,
        zh: `有 ${missing} 行在副表中没有对应内容。`,
      });
    }
    return { TABLE: await service.store(made), found };
  },
});

interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly keepsAll: boolean;
}

/** The first row of the second table that fits is taken, as in spreadsheets. Its columns never replace those of the first. */
function joined(first: TableDocument, second: TableDocument, { from, to, keepsAll }: Comparison) {
  const added = second.columns
    .filter((name) => name !== to)
    .map((name) => ({ name, as: freeName(name, first.columns) }));
  const index = new Map<string, JsonObject>();
  for (const row of second.rows.toReversed()) index.set(nameKey(cellText(row[to])), row);
  let found = 0;
  const rows = first.rows.flatMap((row): readonly JsonObject[] => {
    const key = nameKey(cellText(row[from]));
    const other = key === '' ? undefined : index.get(key);
    if (other) found += 1;
    else if (!keepsAll) return [];
    return [{ ...row, ...Object.fromEntries(added.map(({ name, as }) => [as, other?.[name] ?? ''])) }];
  });
  return { made: { columns: [...first.columns, ...added.map(({ as }) => as)], rows }, found };
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let count = 2; taken.includes(free); count += 1) free = `${name} ${count}`;
  return free;
}
