import { boolean, defineNode, string } from '@talkgraph/engine';
import { cellText } from '../tables/cell-text.js';
import { patternOf } from '../tables/row-condition.js';
import { anyText } from './number-input.js';
import { withinTime } from './within-time.js';

export const textReplace = defineNode({
  type: 'TextReplace',
  version: 1,
  label: { en: 'Replace Text', zh: '替换文本' },
  category: 'values',
  summary: { en: 'Replaces a word or a pattern everywhere in a text.', zh: '替换文本中所有指定的词或匹配的内容。' },
  keywords: ['find', 'substitute', 'regex', 'remove', '查找', '删除', '正则'],
  inputs: {
    text: {
      type: anyText,
      multiline: true,
      default: '',
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'Where it is replaced.', zh: '要处理的文本。' },
    },
    find: {
      type: string,
      default: '',
      label: { en: 'Find', zh: '查找' },
      tooltip: { en: 'What is replaced. Empty: nothing.', zh: '要替换的内容，留空则不替换。' },
    },
    replacement: {
      type: string,
      default: '',
      label: { en: 'Replace with', zh: '替换为' },
      tooltip: {
        en: 'Empty removes it. In patterns, $1 is the first bracket.',
        zh: '留空则删除。正则中 $1 表示第一个括号的内容。',
      },
    },
    regex: {
      type: boolean,
      optional: true,
      default: false,
      advanced: true,
      label: { en: 'Pattern', zh: '正则表达式' },
      tooltip: { en: 'What is to be found is a regular expression.', zh: '将查找内容作为正则表达式。' },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  run({ text: given, find, replacement, regex }) {
    const text = cellText(given);
    if (find === '') return { STRING: text };
    if (regex) {
      const pattern = patternOf(find, 'gu');
      return { STRING: withinTime(find, () => text.replace(pattern, replacement)) };
    }
    return { STRING: text.replaceAll(find, () => replacement) };
  },
});
