import { any, defineNode, int } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { findColumn } from './find-column.js';
import { columnInput, tableInput } from './table-inputs.js';

export const tableColumn = defineNode({
  type: 'TableColumn',
  version: 1,
  label: { en: 'Table Column', zh: '取表格的一列' },
  category: 'tables',
  summary: {
    en: 'Hands on the values of a column as a list. What follows runs once for each of them.',
    zh: '以列表形式输出一列的值，后面的节点会对其中每一项各运行一次。',
  },
  keywords: ['values', 'list', 'each', 'pick', '列', '值', '列表', '逐个'],
  inputs: { table: tableInput, column: columnInput },
  outputs: {
    values: { type: any, name: 'values', list: true, label: { en: 'Values', zh: '值' } },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '数量' } },
  },
  async run({ table, column }, context) {
    const { columns, rows } = await context.use(tables).read(table);
    const name = findColumn(columns, column);
    return { values: rows.map((row) => row[name] ?? ''), count: rows.length };
  },
});
