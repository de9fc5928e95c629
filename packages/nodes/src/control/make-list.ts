import { any, defineNode } from '@talkgraph/engine';
import { listEmpty } from '../errors.js';

const item = {
  type: any,
  optional: true,
  tooltip: { en: 'One more thing of the same kind; may stay unconnected.', zh: '再添加一项同类内容，可以不连接。' },
} as const;

export const makeList = defineNode({
  type: 'MakeList',
  version: 1,
  label: { en: 'Make a List', zh: '组成列表' },
  category: 'control',
  summary: {
    en: 'Puts several things of one kind into a list. What follows runs once for each of them.',
    zh: '将多项同类内容组成列表，后面的节点会对其中每一项各运行一次。',
  },
  keywords: ['batch', 'several', 'each', 'loop', '批量', '多个', '逐个', '循环'],
  inputs: {
    item1: { ...item, label: { en: 'Item 1', zh: '第 1 项' } },
    item2: { ...item, label: { en: 'Item 2', zh: '第 2 项' } },
    item3: { ...item, label: { en: 'Item 3', zh: '第 3 项' } },
    item4: { ...item, label: { en: 'Item 4', zh: '第 4 项' } },
    item5: { ...item, label: { en: 'Item 5', zh: '第 5 项' } },
    item6: { ...item, label: { en: 'Item 6', zh: '第 6 项' } },
  },
  outputs: { '*': { type: any, name: '*', list: true, label: { en: 'List', zh: '列表' } } },
  inputIsList: true,
  run(inputs) {
    const { item1, item2, item3, item4, item5, item6 } = inputs;
    const items = [item1, item2, item3, item4, item5, item6].flatMap((list) => list ?? []);
    if (items.length === 0) throw listEmpty({});
    return { '*': items };
  },
});
