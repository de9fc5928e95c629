import { any, defineNode, int } from '@talkgraph/engine';
import { listItemMissing } from './value-errors.js';

export const listItem = defineNode({
  type: 'ListItem',
  version: 1,
  label: { en: 'List Item', zh: '取列表项' },
  category: 'values',
  summary: {
    en: 'Takes one item out of a list, counted from either end.',
    zh: '从列表中取出一项，可从开头或末尾数起。',
  },
  keywords: ['index', 'first', 'last', 'pick', '第几个', '首个', '最后', '序号'],
  inputs: {
    list: { type: any, label: { en: 'List', zh: '列表' }, tooltip: { en: 'Any list.', zh: '任意列表。' } },
    number: {
      type: int,
      default: 1,
      min: -1_000_000,
      max: 1_000_000,
      label: { en: 'Number', zh: '第几项' },
      tooltip: { en: '1 is the first one, -1 the last.', zh: '1 为第一项，-1 为最后一项。' },
    },
  },
  outputs: { '*': { type: any, name: '*', label: { en: 'Item', zh: '列表项' } } },
  inputIsList: true,
  run({ list, number: [number = 1] }) {
    const items = itemsOf(list);
    const index = number > 0 ? number - 1 : items.length + number;
    if (number === 0 || index < 0 || index >= items.length) throw listItemMissing({ number, count: items.length });
    return { '*': items[index] };
  },
});

/** A list that travels as one value (a list in JSON) is meant as the list. */
export function itemsOf(list: readonly unknown[]): readonly unknown[] {
  const [only] = list;
  return list.length === 1 && Array.isArray(only) ? only : list;
}
