import { boolean, defineNode, int, string } from '@talkgraph/engine';
import { cellText } from '../tables/cell-text.js';
import { anyText } from './number-input.js';

export const textSplit = defineNode({
  type: 'TextSplit',
  version: 1,
  label: { en: 'Split Text', zh: '拆分文本' },
  category: 'values',
  summary: {
    en: 'Splits a text into parts, by lines or another separator. What follows runs once for each of them.',
    zh: '按换行或其他分隔符把文本拆成多段，后面的节点会对其中每一段各运行一次。',
  },
  keywords: ['lines', 'list', 'separator', 'comma', '行', '列表', '分隔符', '逗号'],
  inputs: {
    text: {
      type: anyText,
      multiline: true,
      default: '',
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'What is split.', zh: '要拆分的文本。' },
    },
    separator: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'Separator', zh: '分隔符' },
      placeholder: { en: 'line break', zh: '换行' },
      tooltip: { en: 'Empty: every line is a part. \\t is a tab.', zh: '留空按行拆分。\\t 表示制表符。' },
    },
    keep_empty: {
      type: boolean,
      optional: true,
      default: false,
      advanced: true,
      label: { en: 'Keep empty parts', zh: '保留空段' },
      tooltip: { en: 'Parts without content are left out otherwise.', zh: '否则会略去没有内容的段。' },
    },
  },
  outputs: {
    parts: { type: string, name: 'parts', list: true, label: { en: 'Parts', zh: '各段' } },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '数量' } },
  },
  run({ text, separator, keep_empty: keepEmpty }) {
    const by = separator === '' ? /\r?\n/ : separator.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
    const all = cellText(text)
      .split(by)
      .map((part) => part.trim());
    const parts = keepEmpty ? all : all.filter((part) => part !== '');
    return { parts, count: parts.length };
  },
});
