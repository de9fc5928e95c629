import { combo, defineNode, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { tableInput } from './table-inputs.js';
import { tableHtml, tableLines, tableMarkdown } from './table-text.js';

export const tableToText = defineNode({
  type: 'TableToText',
  version: 1,
  label: { en: 'Table to Text', zh: '表格转文本' },
  category: 'tables',
  summary: {
    en: 'Writes a table as text: a line for each row, or a table for a mail or a document.',
    zh: '将表格写成文本：每行一句，或生成可放入邮件、文档的表格。',
  },
  keywords: ['list', 'mail', 'markdown', 'html', 'report', '清单', '邮件', '报告'],
  inputs: {
    table: tableInput,
    format: {
      type: combo(['lines', 'markdown', 'html', 'csv']),
      choiceLabels: {
        lines: { en: 'lines', zh: '逐行文本' },
        markdown: { en: 'Markdown', zh: 'Markdown 表格' },
        html: { en: 'HTML for mails', zh: 'HTML 表格（邮件用）' },
        csv: { en: 'CSV', zh: 'CSV' },
      },
      default: 'lines',
      label: { en: 'Form', zh: '格式' },
      tooltip: { en: 'How the table is written.', zh: '表格的书写形式。' },
    },
    line: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Line', zh: '每行内容' },
      placeholder: { en: '{name}: {reason}', zh: '{姓名}：{原因}' },
      tooltip: {
        en: 'What stands for each row where lines are written; names in braces are columns. Empty: all values.',
        zh: '逐行文本时每行的内容，花括号中为列名。留空则列出所有值。',
      },
    },
  },
  outputs: { text: { type: string, name: 'text', label: { en: 'Text', zh: '文本' } } },
  async run({ table, format, line }, context) {
    const service = context.use(tables);
    const document = await service.read(table);
    if (format === 'lines') return { text: tableLines(document, line) };
    if (format === 'markdown') return { text: tableMarkdown(document) };
    return { text: format === 'html' ? tableHtml(document) : service.csv(document).replace(/^\uFEFF/, '') };
  },
});
