import { defineNode, int, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { table as tablePort } from '../ports.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';

const tableFile = /\.(csv|tsv|txt|xlsx|xlsm|xls|ods|json|jsonl|ndjson)( \[\w+\])?$/i;

export const loadTable = defineNode({
  type: 'LoadTable',
  version: 1,
  label: { en: 'Load Table', zh: '加载表格' },
  category: 'tables',
  summary: {
    en: 'Opens a table from the input folder: Excel, CSV or JSON Lines. The first line names the columns.',
    zh: '打开输入文件夹中的表格：Excel、CSV 或 JSON Lines，第一行为列名。',
  },
  keywords: ['open', 'excel', 'xlsx', 'csv', 'spreadsheet', 'list', 'batch', '打开', '电子表格', '名单', '批量', 'WPS'],
  inputs: {
    file: {
      type: string,
      upload: 'file',
      label: { en: 'File', zh: '文件' },
      tooltip: {
        en: 'An Excel, WPS, CSV or JSON Lines file in the input folder; you can upload one here.',
        zh: '输入文件夹中的 Excel、WPS、CSV 或 JSON Lines 文件，可在此上传。',
      },
    },
    sheet: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Sheet', zh: '工作表' },
      placeholder: { en: 'the first one', zh: '第一个工作表' },
      tooltip: {
        en: 'Name or number of the sheet of a workbook. Empty: the first one.',
        zh: '工作簿中工作表的名称或序号，留空使用第一个。',
      },
    },
    header_row: {
      type: int,
      optional: true,
      default: 1,
      min: 0,
      max: 100,
      advanced: true,
      label: { en: 'Line with column names', zh: '列名所在行' },
      tooltip: {
        en: '2 where a title stands above the column names; 0 where there are no names. Empty lines do not count.',
        zh: '列名上方有标题时填 2；没有列名时填 0。空行不计。',
      },
    },
  },
  outputs: {
    TABLE: { type: tablePort, label: { en: 'Table', zh: '表格' } },
    rows: { type: int, name: 'rows', label: { en: 'Rows', zh: '行数' } },
  },
  check: {
    inputs: ['file'],
    check: ({ file }) =>
      typeof file !== 'string' || file === '' || tableFile.test(file)
        ? true
        : {
            en: 'It has to be a table: .xlsx, .xls, .ods, .csv, .tsv, .txt, .json or .jsonl.',
            zh: '必须是表格文件：.xlsx、.xls、.ods、.csv、.tsv、.txt、.json 或 .jsonl。',
          },
  },
  fingerprint: ({ file }, context) => fileFingerprint(file, context),
  async run({ file, sheet, header_row: headerRow }, context) {
    const service = context.use(tables);
    const { signal } = context;
    const { table, formulasWithoutResult: empty } = await service.load(await context.files.find(file), {
      sheet,
      headerRow,
      signal,
    });
    if (empty > 0) {
      context.note({
        en: `${empty} cells hold formulas that were never calculated and are empty here. Open the file in Excel or WPS and save it again.`,
        zh: `有 ${empty} 个单元格的公式没有计算结果，此处为空。请用 Excel 或 WPS 打开并重新保存文件。`,
      });
    }
    return { TABLE: await service.store(table), rows: table.rows.length };
  },
});
