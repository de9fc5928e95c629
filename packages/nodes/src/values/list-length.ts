import { any, defineNode, int } from '@talkgraph/engine';
import { itemsOf } from './list-item.js';

export const listLength = defineNode({
  type: 'ListLength',
  version: 1,
  label: { en: 'List Length', zh: '列表长度' },
  category: 'values',
  summary: { en: 'Counts the items of a list.', zh: '统计列表的项数。' },
  keywords: ['count', 'size', 'how many', '数量', '个数'],
  inputs: {
    list: {
      type: any,
      optional: true,
      label: { en: 'List', zh: '列表' },
      tooltip: { en: 'Any list.', zh: '任意列表。' },
    },
  },
  outputs: { INT: { type: int, label: { en: 'Count', zh: '数量' } } },
  inputIsList: true,
  run: ({ list }) => ({ INT: itemsOf(list.filter((item) => item !== undefined)).length }),
});
