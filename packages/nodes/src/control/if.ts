import { any, blocked, boolean, defineNode } from '@talkgraph/engine';

export const ifNode = defineNode({
  type: 'If',
  version: 1,
  label: { en: 'If', zh: '如果' },
  category: 'control',
  summary: {
    en: 'Lets something through only if a condition holds. Otherwise what follows is not run, and nothing fails.',
    zh: '条件成立时才让内容通过；否则后面的节点不运行，也不会报错。',
  },
  keywords: ['condition', 'gate', 'when', 'only', '条件', '判断', '门'],
  inputs: {
    condition: {
      type: boolean,
      default: true,
      label: { en: 'Condition', zh: '条件' },
      tooltip: { en: 'Yes lets it through, no holds it back.', zh: '“是”则通过，“否”则拦下。' },
    },
    value: {
      type: any,
      lazy: true,
      label: { en: 'Anything', zh: '任意' },
      tooltip: {
        en: 'What is let through. Without the condition it is not even made.',
        zh: '要通过的内容；条件不成立时，前面的节点也不会为它运行。',
      },
    },
  },
  outputs: { '*': { type: any, name: '*', label: { en: 'Let through', zh: '通过的内容' } } },
  checkLazy: ({ condition, value }) => (condition !== false && value === undefined ? ['value'] : []),
  run: ({ condition, value }) => (condition ? { '*': value } : blocked()),
});
