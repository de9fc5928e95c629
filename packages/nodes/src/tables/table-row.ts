import { defineNode, int } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { row as rowPort } from '../ports.js';
import { tableRowMissing } from './table-errors.js';
import { tableInput } from './table-inputs.js';

export const tableRow = defineNode({
  type: 'TableRow',
  version: 1,
  label: { en: 'Table Row', zh: '取表格的一行' },
  category: 'tables',
  summary: {
    en: 'Hands on one row of a table, to build and try a workflow before it runs for all of them.',
    zh: '输出表格中的一行，便于先用单行搭建和试跑工作流。',
  },
  keywords: ['line', 'pick', 'record', 'try', '行', '记录', '试跑'],
  inputs: {
    table: tableInput,
    number: {
      type: int,
      default: 1,
      min: 1,
      max: 1_000_000,
      label: { en: 'Row', zh: '第几行' },
      tooltip: { en: 'Counted from 1, without the column names.', zh: '从 1 开始计数，不含列名行。' },
    },
  },
  outputs: { ROW: { type: rowPort, label: { en: 'Row', zh: '行' } } },
  async run({ table, number }, context) {
    const { rows } = await context.use(tables).read(table);
    const found = rows[number - 1];
    if (!found) throw tableRowMissing({ row: number, rows: rows.length });
    return { ROW: found };
  },
});
