import { combo, defineNode, int, type JsonObject, type NodeContext, string } from '@talkgraph/engine';
import { tables } from '../capabilities.js';
import { table as tablePort } from '../ports.js';
import { cellText } from './cell-text.js';
import { findColumn } from './find-column.js';
import { fileKindLabels, fileKinds, folderFiles } from './folder-files.js';
import { createNameMatcher } from './match-names.js';
import { columnInput, tableInput } from './table-inputs.js';

/** Names that a remark lists; the rest is counted. */
const mostNames = 10;

export const matchFiles = defineNode({
  type: 'MatchFiles',
  version: 1,
  label: { en: 'Match Files to Rows', zh: '按名称匹配文件' },
  category: 'tables',
  summary: {
    en: 'Finds for each row the file of a folder that has its name, and writes it into a new column.',
    zh: '为每一行在文件夹中查找同名文件，并写入新的一列。',
  },
  keywords: ['find', 'portrait', 'recording', 'name', 'lookup', '查找', '对应', '头像', '录音', '文件名'],
  inputs: {
    table: tableInput,
    column: {
      ...columnInput,
      label: { en: 'Column with names', zh: '名称所在列' },
      tooltip: {
        en: 'Its values are compared with file names: with or without extension, whatever the case and width of letters.',
        zh: '用该列的值与文件名比对：可含或不含扩展名，不区分大小写和全角半角。',
      },
    },
    folder: {
      type: string,
      default: '',
      label: { en: 'Folder', zh: '文件夹' },
      placeholder: { en: 'the input folder itself', zh: '输入文件夹本身' },
      tooltip: { en: 'A folder inside the input folder.', zh: '输入文件夹中的子文件夹。' },
    },
    new_column: {
      type: string,
      default: 'file',
      label: { en: 'New column', zh: '新列名' },
      tooltip: {
        en: 'Gets the file as loading nodes take it; stays empty where there is none.',
        zh: '写入加载节点可直接使用的文件名；没有匹配文件时为空。',
      },
    },
    kind: {
      type: combo(fileKinds),
      choiceLabels: fileKindLabels,
      optional: true,
      default: 'any',
      label: { en: 'Files', zh: '文件类型' },
      tooltip: {
        en: 'Choose one where pictures and recordings of the same name lie in one folder.',
        zh: '同一文件夹中有同名的图片和音频时，请选择类型。',
      },
    },
  },
  outputs: {
    TABLE: { type: tablePort, label: { en: 'Table', zh: '表格' } },
    found: { type: int, name: 'found', label: { en: 'Rows with a file', zh: '已匹配行数' } },
    missing: { type: int, name: 'missing', label: { en: 'Rows without', zh: '未匹配行数' } },
  },
  // Which files there are decides, not what they hold.
  async fingerprint({ folder }, { files }) {
    return typeof folder === 'string' ? ((await files.list(folder)) as string[]) : Number.NaN;
  },
  async run({ table, column, folder, new_column: newColumn, kind }, context) {
    const service = context.use(tables);
    const { columns, rows } = await service.read(table);
    const from = findColumn(columns, column);
    const match = createNameMatcher(await folderFiles(folder, kind, context));
    const without: string[] = [];
    const several: string[] = [];
    const matched = rows.map((row, at): JsonObject => {
      const name = cellText(row[from]);
      const { file, others } = match(name);
      if (!file) without.push(name.trim() || `#${at + 1}`);
      if (others.length > 0) several.push(name.trim());
      return { ...row, [newColumn]: file?.file ?? '' };
    });
    tellOf(without, several, context);
    const made = { columns: [...new Set([...columns, newColumn])], rows: matched };
    return { TABLE: await service.store(made), found: rows.length - without.length, missing: without.length };
  },
});

function tellOf(without: readonly string[], several: readonly string[], { note }: Pick<NodeContext, 'note'>): void {
  if (without.length > 0) {
    note({
      en: `${without.length} rows have no file: ${shortened(without, ', ')}`,
      zh: `${without.length} 行没有匹配的文件：${shortened(without, '、')}`,
    });
  }
  if (several.length > 0) {
    note({
      en: `Several files fit ${several.length} rows, the first was taken: ${shortened(several, ', ')}`,
      zh: `${several.length} 行匹配到多个文件，已取第一个：${shortened(several, '、')}`,
    });
  }
}

function shortened(names: readonly string[], separator: string): string {
  return names.slice(0, mostNames).join(separator) + (names.length > mostNames ? ' …' : '');
}
