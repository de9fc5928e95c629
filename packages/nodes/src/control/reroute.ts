import { any, defineNode } from '@talkgraph/engine';

export const reroute = defineNode({
  type: 'Reroute',
  version: 1,
  label: { en: 'Reroute', zh: '转接点' },
  category: 'control',
  summary: { en: 'Hands on what comes in, to lay wires tidily.', zh: '原样传递输入，用于整理连线。' },
  keywords: ['wire', 'dot', '连线', '中转'],
  inputs: {
    value: {
      type: any,
      optional: true,
      label: { en: 'Anything', zh: '任意' },
      tooltip: { en: 'Anything; it comes out unchanged.', zh: '任意内容，原样输出。' },
    },
  },
  outputs: { '*': { type: any, name: '*', label: { en: 'The same', zh: '原样输出' } } },
  // Editors name this input in different ways, or not at all (`""`), so whatever is linked is taken.
  acceptsUndeclared: true,
  run: (inputs) => ({ '*': Object.values(inputs).find((value) => value !== undefined) ?? null }),
});
