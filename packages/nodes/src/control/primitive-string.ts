import { defineNode, string } from '@talkgraph/engine';

export const primitiveString = defineNode({
  type: 'PrimitiveString',
  version: 1,
  label: { en: 'Text', zh: '文本' },
  category: 'control/values',
  summary: { en: 'A line of text for several nodes.', zh: '可供多个节点共用的一行文本。' },
  keywords: ['string', 'constant', '字符串', '常量'],
  inputs: {
    value: {
      type: string,
      default: '',
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'One line.', zh: '一行文字。' },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  run: ({ value }) => ({ STRING: value }),
});
