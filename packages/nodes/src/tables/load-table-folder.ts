import { combo, defineNode, int, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { table as tablePort } from '../ports.js';
import { fileKindLabels, fileKinds, folderFiles } from './folder-files.js';

export const loadTableFolder = defineNode({
  type: 'LoadTableFolder',
  version: 1,
  label: { en: 'Folder as Table', zh: '文件夹转表格' },
  category: 'tables',
  summary: {
    en: 'Makes a table of a folder: one row per file, with the columns name, file, extension and kind.',
    zh: '把文件夹变成表格：每个文件一行，包含 name（名称）、file（文件）、extension（扩展名）、kind（类型）四列。',
  },
  keywords: ['files', 'directory', 'list', 'batch', '文件', '目录', '清单', '批量'],
  inputs: {
    folder: {
      type: string,
      default: '',
      label: { en: 'Folder', zh: '文件夹' },
      placeholder: { en: 'the input folder itself', zh: '输入文件夹本身' },
      tooltip: { en: 'A folder inside the input folder.', zh: '输入文件夹中的子文件夹。' },
    },
    kind: {
      type: combo(fileKinds),
      choiceLabels: fileKindLabels,
      optional: true,
      default: 'any',
      label: { en: 'Files', zh: '文件类型' },
      tooltip: { en: 'Which files become rows.', zh: '哪些文件成为表格中的行。' },
    },
  },
  outputs: {
    TABLE: { type: tablePort, label: { en: 'Table', zh: '表格' } },
    rows: { type: int, name: 'rows', label: { en: 'Rows', zh: '行数' } },
  },
  async fingerprint({ folder, kind }, context) {
    if (typeof folder !== 'string' || typeof kind !== 'string') return Number.NaN;
    return (await context.files.list(folder)) as string[];
  },
  async run({ folder, kind }, context) {
    const rows = (await folderFiles(folder, kind, context)).map((found) => ({ ...found }));
    const columns = ['name', 'file', 'extension', 'kind'];
    return { TABLE: await context.use(tables).store({ columns, rows }), rows: rows.length };
  },
});
