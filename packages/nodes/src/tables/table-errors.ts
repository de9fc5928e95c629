import { defineError } from '@talkgraph/errors';

export const tableColumnMissing = defineError(
  'TABLE_COLUMN_MISSING',
  'user',
  (d: { readonly column: string; readonly columns: readonly string[] }) => ({
    en: `There is no column "${d.column}". There are: ${d.columns.join(', ') || 'none'}. Choose one of them.`,
    zh: `没有名为“${d.column}”的列。现有列：${d.columns.join('、') || '无'}。请从中选择。`,
  }),
);

export const tableRowMissing = defineError(
  'TABLE_ROW_MISSING',
  'user',
  (d: { readonly row: number; readonly rows: number }) => ({
    en: `The table has no row ${d.row}: it has ${d.rows}. Choose a smaller number.`,
    zh: `表格没有第 ${d.row} 行：共 ${d.rows} 行。请填写更小的数字。`,
  }),
);

export const patternInvalid = defineError('PATTERN_INVALID', 'user', (d: { readonly pattern: string }) => ({
  en: `The text "${d.pattern}" is no valid regular expression. Correct it, or choose "contains" instead.`,
  zh: `“${d.pattern}”不是有效的正则表达式。请修改，或改用“包含”。`,
}));
