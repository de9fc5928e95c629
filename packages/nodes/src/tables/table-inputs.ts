import { string } from '@talkgraph/engine';
import { table } from '../ports.js';

/** The table that a node works on. */
export const tableInput = {
  type: table,
  label: { en: 'Table', zh: '表格' },
  tooltip: { en: 'From "Load Table" or another table node.', zh: '来自“加载表格”或其他表格节点。' },
} as const;

/** The column that a node works on. */
export const columnInput = {
  type: string,
  default: 'name',
  label: { en: 'Column', zh: '列名' },
  tooltip: {
    en: 'Its name in the first line of the table.',
    zh: '表格第一行中的列名。',
  },
} as const;
