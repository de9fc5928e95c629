import { defineNode, float } from '@talkgraph/engine';

export const primitiveFloat = defineNode({
  type: 'PrimitiveFloat',
  version: 1,
  label: { en: 'Number', zh: '小数' },
  category: 'control/values',
  summary: { en: 'A number for several nodes.', zh: '可供多个节点共用的数字。' },
  keywords: ['float', 'decimal', 'constant', '浮点', '常量'],
  inputs: {
    value: {
      type: float,
      default: 0,
      min: Number.MIN_SAFE_INTEGER,
      max: Number.MAX_SAFE_INTEGER,
      step: 0.1,
      label: { en: 'Value', zh: '数值' },
      tooltip: { en: 'A number, with or without a point.', zh: '任意数字，可带小数点。' },
    },
  },
  outputs: { FLOAT: { type: float, label: { en: 'Number', zh: '数值' } } },
  run: ({ value }) => ({ FLOAT: value }),
});
