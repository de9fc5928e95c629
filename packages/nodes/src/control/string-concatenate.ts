import { defineNode, string } from '@talkgraph/engine';

export const stringConcatenate = defineNode({
  type: 'StringConcatenate',
  version: 1,
  label: { en: 'Join Text', zh: '拼接文本' },
  category: 'control/values',
  summary: {
    en: 'Puts two texts together, such as a folder and a file name.',
    zh: '将两段文本连接在一起，例如文件夹和文件名。',
  },
  keywords: ['concatenate', 'append', 'file name', 'text', '连接', '文件名', '文字'],
  inputs: {
    string_a: {
      type: string,
      default: '',
      label: { en: 'First', zh: '文本 1' },
      tooltip: { en: 'Stands in front.', zh: '排在前面的文本。' },
    },
    string_b: {
      type: string,
      default: '',
      label: { en: 'Second', zh: '文本 2' },
      tooltip: { en: 'Follows after it.', zh: '接在后面的文本。' },
    },
    delimiter: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Between', zh: '分隔符' },
      tooltip: {
        en: 'Stands between the two: "/" makes the first a folder.',
        zh: '放在两段之间；填“/”时前一段成为文件夹。',
      },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  run: ({ string_a: first, string_b: second, delimiter }) => ({ STRING: `${first}${delimiter}${second}` }),
});
