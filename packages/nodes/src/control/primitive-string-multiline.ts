import { defineNode, string } from '@talkgraph/engine';

export const primitiveStringMultiline = defineNode({
  type: 'PrimitiveStringMultiline',
  version: 1,
  label: { en: 'Long Text', zh: '多行文本' },
  category: 'control/values',
  summary: { en: 'Text of several lines for several nodes.', zh: '可供多个节点共用的多行文本。' },
  keywords: ['string', 'paragraph', '字符串', '段落'],
  inputs: {
    value: {
      type: string,
      default: '',
      multiline: true,
      label: { en: 'Text', zh: '文本' },
      tooltip: { en: 'As many lines as you like.', zh: '行数不限。' },
    },
  },
  outputs: { STRING: { type: string, label: { en: 'Text', zh: '文本' } } },
  run: ({ value }) => ({ STRING: value }),
});
