import { combo, defineNode, nodeResult, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { savedFile } from '../ports.js';
import { savedItem } from '../saving/saved-item.js';
import { tableInput } from './table-inputs.js';

export const saveTable = defineNode({
  type: 'SaveTable',
  version: 1,
  label: { en: 'Save Table', zh: '保存表格' },
  category: 'tables',
  summary: {
    en: 'Saves a table in the output folder, to be opened with Excel or WPS.',
    zh: '将表格保存到输出文件夹，可用 Excel 或 WPS 打开。',
  },
  keywords: ['export', 'excel', 'xlsx', 'csv', 'report', '导出', '报告'],
  inputs: {
    table: tableInput,
    filename_prefix: {
      type: string,
      default: 'table/Talkgraph',
      label: { en: 'File name', zh: '文件名前缀' },
      tooltip: {
        en: 'How the file name begins; a number is added. A part before "/" is a folder.',
        zh: '文件名的开头，后面会自动编号。“/”之前的部分是文件夹。',
      },
    },
    format: {
      type: combo(['xlsx', 'csv', 'jsonl']),
      optional: true,
      default: 'xlsx',
      label: { en: 'Format', zh: '格式' },
      tooltip: {
        en: '"xlsx" for Excel and WPS, "csv" for everything, "jsonl" for programs.',
        zh: '“xlsx”适用于 Excel 和 WPS，“csv”通用，“jsonl”供程序读取。',
      },
    },
  },
  outputs: { FILE: { type: savedFile, label: { en: 'File', zh: '文件' } } },
  outputNode: true,
  async run({ table, filename_prefix: prefix, format }, context) {
    const service = context.use(tables);
    const document = await service.read(table);
    const { signal } = context;
    const request = { folder: 'output', prefix, extension: `.${format}` } as const;
    const saved = await context.files.save(request, (path) => service.write(document, path, { format, signal }));
    const { filename, subfolder, type } = saved;
    return nodeResult({ outputs: { FILE: { filename, subfolder, type } }, ui: { files: [savedItem(saved)] } });
  },
});
