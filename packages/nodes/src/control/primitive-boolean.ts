import { boolean, defineNode } from '@talkgraph/engine';

export const primitiveBoolean = defineNode({
  type: 'PrimitiveBoolean',
  version: 1,
  label: { en: 'Yes or No', zh: '是或否' },
  category: 'control/values',
  summary: { en: 'A yes or no for several nodes.', zh: '可供多个节点共用的“是/否”。' },
  keywords: ['boolean', 'toggle', '布尔', '开关'],
  inputs: {
    value: {
      type: boolean,
      default: false,
      label: { en: 'Value', zh: '值' },
      tooltip: { en: 'Yes or no.', zh: '是或否。' },
    },
  },
  outputs: { BOOLEAN: { type: boolean, label: { en: 'Value', zh: '值' } } },
  run: ({ value }) => ({ BOOLEAN: value }),
});
