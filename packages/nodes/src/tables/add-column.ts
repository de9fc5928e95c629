import { defineNode, type JsonObject, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { table as tablePort } from '../ports.js';
import { fillTemplate } from '../values/fill-template.js';
import { tableInput } from './table-inputs.js';

export const addColumn = defineNode({
  type: 'AddColumn',
  version: 1,
  label: { en: 'Add Column', zh: '添加列' },
  category: 'tables',
  summary: {
    en: 'Adds a column whose text is made of the others, or the same for all rows.',
    zh: '添加一列，内容可由其他列组合而成，也可以所有行相同。',
  },
  keywords: ['new', 'text', 'template', 'combine', 'set', '新增', '模板', '组合', '赋值'],
  inputs: {
    table: tableInput,
    column: {
      type: string,
      default: 'text',
      label: { en: 'New column', zh: '新列名' },
      tooltip: { en: 'A column of this name is replaced.', zh: '已有同名列时会被替换。' },
    },
    value: {
      type: string,
      multiline: true,
      default: '',
      label: { en: 'Content', zh: '内容' },
      placeholder: { en: 'Hello, I am {name}.', zh: '大家好，我是{姓名}。' },
      tooltip: {
        en: 'A name in braces stands for the column: "Hello, I am {name}." {#} is the number of the row.',
        zh: '花括号中的列名会替换为该列的值，例如“大家好，我是{姓名}”。{#} 表示行号。',
      },
    },
  },
  outputs: { TABLE: { type: tablePort, label: { en: 'Table', zh: '表格' } } },
  async run({ table, column, value }, context) {
    const service = context.use(tables);
    const { columns, rows } = await service.read(table);
    const made = rows.map(
      (row, at): JsonObject => ({ ...row, [column]: fillTemplate(value, { ...row, '#': at + 1 }) }),
    );
    return { TABLE: await service.store({ columns: [...new Set([...columns, column])], rows: made }) };
  },
});
