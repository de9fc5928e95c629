import { any, defineNode, int, string } from '@talkgraph/engine';
import { cellText } from '../tables/cell-text.js';

export const toText = defineNode({
  type: 'ToText',
  version: 1,
  label: { en: 'To Text', zh: '转为文本' },
  category: 'values',
  summary: {
    en: 'Writes a value as text; numbers with as many decimals as you like.',
    zh: '将值写成文本，数字可指定小数位数。',
  },
  keywords: ['convert', 'string', 'format', 'decimals', '转换', '字符串', '小数位'],
  inputs: {
    value: {
      type: any,
      label: { en: 'Value', zh: '值' },
      tooltip: { en: 'A number, yes or no, a row; anything.', zh: '数字、是/否、行或任意内容。' },
    },
    decimals: {
      type: int,
      optional: true,
      default: -1,
      min: -1,
      max: 10,
      label: { en: 'Decimals', zh: '小数位数' },
      tooltip: { en: 'For numbers; -1 leaves them as they are.', zh: '仅用于数字，-1 表示保持原样。' },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  run: ({ value, decimals }) => ({
    STRING: typeof value === 'number' && decimals >= 0 ? value.toFixed(decimals) : cellText(value),
  }),
});
