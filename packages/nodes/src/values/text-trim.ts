import { defineNode, int, string } from '@talkgraph/engine';
import { cellText } from '../tables/cell-text.js';
import { anyText } from './number-input.js';

export const textTrim = defineNode({
  type: 'TextTrim',
  version: 1,
  label: { en: 'Tidy Text', zh: '整理文本' },
  category: 'values',
  summary: {
    en: 'Removes spaces around a text and repeated ones within, and cuts it where it is too long.',
    zh: '去除首尾和多余的空格、空行，并可限制长度。',
  },
  keywords: ['trim', 'strip', 'spaces', 'length', 'shorten', '去空格', '截断', '长度', '清理'],
  inputs: {
    text: {
      type: anyText,
      multiline: true,
      default: '',
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'What is tidied.', zh: '要整理的文本。' },
    },
    longest: {
      type: int,
      optional: true,
      default: 0,
      min: 0,
      max: 1_000_000,
      label: { en: 'Longest', zh: '最大字数' },
      tooltip: {
        en: 'In letters; what is longer ends in "…". 0 cuts nothing.',
        zh: '超出部分以“…”结尾，0 表示不限制。',
      },
    },
  },
  outputs: {
    STRING: { type: string, label: { en: 'Text', zh: '文本' } },
    length: { type: int, name: 'length', label: { en: 'Letters', zh: '字数' } },
  },
  run({ text, longest }) {
    const lines = cellText(text)
      .split(/\r?\n/)
      .map((line) => line.trim().replaceAll(/[^\S\n]+/g, ' '));
    const tidy = lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
    const letters = [...new Intl.Segmenter().segment(tidy)].map(({ segment }) => segment);
    const isCut = longest > 0 && letters.length > longest;
    return {
      STRING: isCut ? `${letters.slice(0, longest - 1).join('')}…` : tidy,
      length: isCut ? longest : letters.length,
    };
  },
});
