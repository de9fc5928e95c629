import { defineError } from '@talkgraph/errors';

export const expressionNeedsTimes = defineError('EXPRESSION_NEEDS_TIMES', 'user', () => ({
  en: 'The script has tags of looks, but when its words are said is not known. Connect the "Times of words" of "Text to Speech" or "Align Text to Recording".',
  zh: '讲稿中有表情标记，但不知道各词语的时间。请连接“文本转语音”或“文本对齐录音”的“词语时间”输出。',
}));

export const expressionLineUnclear = defineError(
  'EXPRESSION_LINE_UNCLEAR',
  'user',
  (d: { readonly line: number; readonly text: string }) => ({
    en: `Line ${d.line} of the looks cannot be read: "${d.text}". Write start, end and look, such as 0:03 - 0:08 happy 0.8.`,
    zh: `无法识别表情时间的第 ${d.line} 行：“${d.text}”。请按“开始 - 结束 表情 强度”填写，例如 0:03 - 0:08 高兴 0.8。`,
  }),
);

export const expressionRowUnclear = defineError(
  'EXPRESSION_ROW_UNCLEAR',
  'user',
  (d: { readonly row: number; readonly start: string; readonly end: string; readonly emotion: string }) => ({
    en: `Row ${d.row} of the table of looks cannot be read (start "${d.start}", end "${d.end}", emotion "${d.emotion}"). It needs the columns start and emotion; end and strength may be empty.`,
    zh: `无法识别表情表格的第 ${d.row} 行（开始“${d.start}”，结束“${d.end}”，表情“${d.emotion}”）。表格需要“开始”和“表情”两列，“结束”和“强度”可留空。`,
  }),
);
