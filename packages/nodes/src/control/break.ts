import { any, boolean, defineNode } from '@talkgraph/engine';

export const breakNode = defineNode({
  type: 'Break',
  version: 1,
  label: { en: 'End the Loop', zh: '结束循环' },
  category: 'control',
  summary: {
    en: 'In a loop: if a condition holds, this round is the last one. What was made so far is kept.',
    zh: '用于循环：条件成立时，本轮就是最后一轮，已得到的结果会保留。',
  },
  keywords: ['break', 'stop', 'enough', 'leave', '跳出', '停止', '中断'],
  inputs: {
    condition: {
      type: boolean,
      default: false,
      label: { en: 'End if', zh: '结束条件' },
      tooltip: { en: 'Yes ends the loop after this round.', zh: '为“是”时，本轮结束后不再继续。' },
    },
    value: {
      type: any,
      optional: true,
      label: { en: 'Anything', zh: '任意' },
      tooltip: { en: 'Handed on unchanged; may stay unconnected.', zh: '原样传给后面的内容，可以不连接。' },
    },
  },
  outputs: {
    '*': { type: any, name: '*', label: { en: 'The same', zh: '原样输出' } },
    // The end of the loop asks for this one.
    ends: { type: boolean, label: { en: 'Ends here', zh: '是否结束' } },
  },
  outputNode: true,
  run: ({ condition, value }) => ({ '*': value ?? null, ends: condition }),
});
