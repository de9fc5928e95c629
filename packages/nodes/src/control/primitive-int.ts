import { defineNode, int } from '@talkgraph/engine';

export const primitiveInt = defineNode({
  type: 'PrimitiveInt',
  version: 1,
  label: { en: 'Whole Number', zh: '整数' },
  category: 'control/values',
  summary: { en: 'A whole number for several nodes.', zh: '可供多个节点共用的整数。' },
  keywords: ['integer', 'constant', 'seed', '数值', '常量'],
  inputs: {
    value: {
      type: int,
      default: 0,
      min: Number.MIN_SAFE_INTEGER,
      max: Number.MAX_SAFE_INTEGER,
      controlAfterGenerate: true,
      label: { en: 'Value', zh: '数值' },
      tooltip: { en: 'A number without a point.', zh: '不带小数点的数字。' },
    },
  },
  outputs: { INT: { type: int, label: { en: 'Number', zh: '数值' } } },
  run: ({ value }) => ({ INT: value }),
});
