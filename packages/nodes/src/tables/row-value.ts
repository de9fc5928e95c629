import { any, blocked, defineNode, float, string } from '@talkgraph/engine';
import { row as rowPort } from '../ports.js';
import { cellNumber, cellText } from './cell-text.js';
import { findColumn, knownColumn } from './find-column.js';
import { columnInput } from './table-inputs.js';

export const rowValue = defineNode({
  type: 'RowValue',
  version: 1,
  label: { en: 'Row Value', zh: '取行中的值' },
  category: 'tables',
  summary: {
    en: 'Takes the value of one column out of a row: the name, the file of the portrait, the script.',
    zh: '取出一行中某一列的值，例如姓名、头像文件、讲稿。',
  },
  keywords: ['cell', 'field', 'column', 'item', '单元格', '字段', '列'],
  inputs: {
    row: {
      type: rowPort,
      label: { en: 'Row', zh: '行' },
      tooltip: {
        en: 'The item of a "For Each" over a table, or a "Table Row".',
        zh: '来自表格循环的当前项，或“取表格的一行”。',
      },
    },
    column: columnInput,
    default: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'If empty', zh: '为空时使用' },
      tooltip: {
        en: 'Used where the row has no such column or its cell is empty.',
        zh: '该行没有此列或单元格为空时使用。',
      },
    },
  },
  outputs: {
    text: { type: string, name: 'text', label: { en: 'Text', zh: '文本' } },
    number: { type: float, name: 'number', label: { en: 'Number', zh: '数字' } },
    value: { type: any, name: 'value', label: { en: 'As it is', zh: '原值' } },
  },
  run({ row, column, default: fallback }) {
    const columns = Object.keys(row);
    const name = fallback === '' ? findColumn(columns, column) : knownColumn(columns, column);
    const cell = name === undefined ? undefined : row[name];
    const value = cell === undefined || cellText(cell).trim() === '' ? fallback : cell;
    const text = cellText(value);
    const number = cellNumber(value);
    // Only whoever uses the number is told that there is none.
    return { text, value, number: number ?? blocked(`“${name ?? column}”不是数字 / is no number: ${text}`) };
  },
});
