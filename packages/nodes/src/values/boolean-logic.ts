import { boolean, combo, defineNode } from '@talkgraph/engine';

export const booleanLogic = defineNode({
  type: 'BooleanLogic',
  version: 1,
  label: { en: 'And / Or / Not', zh: '与 / 或 / 非' },
  category: 'values',
  summary: { en: 'Joins conditions, or turns one round.', zh: '组合多个条件，或对条件取反。' },
  keywords: ['boolean', 'logic', 'and', 'or', 'not', 'condition', '逻辑', '并且', '或者', '取反'],
  inputs: {
    a: {
      type: boolean,
      default: true,
      label: { en: 'First', zh: '条件 1' },
      tooltip: { en: 'For "not", this one alone counts.', zh: '取反时只看这一项。' },
    },
    operation: {
      type: combo(['and', 'or', 'not', 'xor']),
      choiceLabels: {
        and: { en: 'and: both', zh: '与：两者都成立' },
        or: { en: 'or: at least one', zh: '或：至少一个成立' },
        not: { en: 'not: the first turned round', zh: '非：对条件 1 取反' },
        xor: { en: 'exactly one', zh: '异或：恰好一个成立' },
      },
      default: 'and',
      label: { en: 'Operation', zh: '运算' },
      tooltip: { en: 'How the two are joined.', zh: '两个条件的组合方式。' },
    },
    b: {
      type: boolean,
      optional: true,
      default: true,
      label: { en: 'Second', zh: '条件 2' },
      tooltip: { en: 'The other condition.', zh: '另一个条件。' },
    },
  },
  outputs: { BOOLEAN: { type: boolean, label: { en: 'Yes or no', zh: '结果' } } },
  run({ a, operation, b }) {
    const results = { and: a && b, or: a || b, not: !a, xor: a !== b };
    return { BOOLEAN: results[operation] };
  },
});
