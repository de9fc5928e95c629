import { boolean, combo, defineNode, type Json } from '@talkgraph/engine';
import { cellText } from '../tables/cell-text.js';
import { conditionLabels, conditions, createCondition } from '../tables/row-condition.js';
import { anyText } from './number-input.js';
import { withinTime } from './within-time.js';

export const compare = defineNode({
  type: 'Compare',
  version: 1,
  label: { en: 'Compare', zh: '比较' },
  category: 'values',
  summary: {
    en: 'Compares two values and answers yes or no, for "If" and "Switch".',
    zh: '比较两个值并输出“是”或“否”，供条件节点使用。',
  },
  keywords: ['equal', 'greater', 'less', 'condition', 'if', '等于', '大于', '小于', '判断', '条件'],
  inputs: {
    a: {
      type: anyText,
      default: '',
      label: { en: 'Value', zh: '值' },
      tooltip: { en: 'A number, a text, a cell of a table.', zh: '数字、文本或表格单元格。' },
    },
    condition: {
      type: combo(conditions),
      choiceLabels: conditionLabels,
      default: 'equals',
      label: { en: 'Condition', zh: '条件' },
      tooltip: {
        en: 'Numbers are compared as numbers, texts whatever their case and width.',
        zh: '数字按数值比较；文字不区分大小写和全角半角。',
      },
    },
    b: {
      type: anyText,
      optional: true,
      default: '',
      label: { en: 'With', zh: '比较对象' },
      tooltip: { en: 'What it is compared with.', zh: '与之比较的内容。' },
    },
  },
  outputs: { BOOLEAN: { type: boolean, label: { en: 'Yes or no', zh: '是否成立' } } },
  run({ a, condition, b }) {
    const meets = createCondition(condition, b as Json);
    const answer = () => meets(a as Json);
    return { BOOLEAN: condition === 'regex' ? withinTime(cellText(b), answer) : answer() };
  },
});
