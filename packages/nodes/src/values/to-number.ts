import { any, defineNode, float, int, type Json, string } from '@talkgraph/engine';
import { cellNumber } from '../tables/cell-text.js';
import { numberOf } from './number-of.js';

export const toNumber = defineNode({
  type: 'ToNumber',
  version: 1,
  label: { en: 'To Number', zh: '转为数字' },
  category: 'values',
  summary: { en: 'Reads a text as a number: "1,200", "50%", "¥ 30".', zh: '将文本读取为数字，如“1,200”“50%”“¥30”。' },
  keywords: ['convert', 'parse', 'int', 'float', '转换', '数值', '整数', '小数'],
  inputs: {
    value: {
      type: any,
      label: { en: 'Value', zh: '值' },
      tooltip: { en: 'A text, a cell, yes or no.', zh: '文本、单元格或是/否。' },
    },
    default: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'If it is none', zh: '不是数字时使用' },
      tooltip: {
        en: 'Used where the text is no number. Empty: that is a mistake.',
        zh: '文本不是数字时使用，留空则报错。',
      },
    },
  },
  outputs: {
    FLOAT: { type: float, label: { en: 'Number', zh: '数字' } },
    INT: { type: int, label: { en: 'Rounded', zh: '取整' } },
  },
  run({ value, default: fallback }) {
    const isNumber = cellNumber(value as Json) !== undefined;
    const number = numberOf(isNumber || fallback.trim() === '' ? value : fallback, 'value');
    return { FLOAT: number, INT: Math.round(number) };
  },
});
