import { defineNode, string } from '@talkgraph/engine';

export const note = defineNode({
  type: 'Note',
  version: 1,
  label: { en: 'Note', zh: '便签' },
  category: 'control',
  summary: { en: 'Keeps a remark beside the nodes. It does nothing.', zh: '在节点旁记录说明，不参与运行。' },
  keywords: ['comment', 'remark', 'text', '注释', '备注'],
  inputs: {
    text: {
      type: string,
      default: '',
      multiline: true,
      label: { en: 'Text', zh: '内容' },
      tooltip: { en: 'Anything worth knowing about this workflow.', zh: '关于此工作流的任何说明。' },
    },
  },
  outputs: {},
  run: () => ({}),
});
