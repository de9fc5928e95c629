import { defineNode, int, nodeResult, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { cellText } from './cell-text.js';
import { tableInput } from './table-inputs.js';

/** Rows that are shown on the node. */
const shownRows = 5;

export const tableInfo = defineNode({
  type: 'TableInfo',
  version: 1,
  label: { en: 'Table Info', zh: '表格信息' },
  category: 'tables',
  summary: {
    en: 'Counts the rows, names the columns and shows the first rows.',
    zh: '统计行数、列出列名，并显示前几行。',
  },
  keywords: ['count', 'rows', 'columns', 'show', '行数', '列名', '查看'],
  inputs: { table: tableInput },
  outputs: {
    rows: { type: int, name: 'rows', label: { en: 'Rows', zh: '行数' } },
    columns: { type: string, name: 'columns', list: true, label: { en: 'Columns', zh: '列名' } },
  },
  outputNode: true,
  async run({ table }, context) {
    const { columns, rows } = await context.use(tables).read(table);
    const first = rows.slice(0, shownRows).map((row) => columns.map((name) => cellText(row[name])));
    const more = rows.length > shownRows ? [`… (${rows.length})`] : [];
    const text = [...[columns, ...first].map((cells) => cells.join(' | ')), ...more].join('\n');
    return nodeResult({ outputs: { rows: rows.length, columns: [...columns] }, ui: { text: [text] } });
  },
});
