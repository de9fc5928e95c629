import { any, blocked, defineNode, int, type Json } from '@talkgraph/engine';
import { tables } from '../../capabilities.js';
import { table } from '../../ports.js';
import { loopWithoutItems } from './loop-errors.js';
import { eachLoop } from './loop-ports.js';

export const forEach = defineNode({
  type: 'ForEach',
  version: 1,
  label: { en: 'For Each', zh: '逐项循环' },
  category: 'control/loops',
  summary: {
    en: 'Begins a loop over the rows of a table or the items of a list. What lies up to "End of Each" runs once for each.',
    zh: '对表格的每一行或列表的每一项循环。从这里到“逐项循环结束”之间的节点，每项各运行一次。',
  },
  keywords: ['loop', 'batch', 'row', 'table', 'list', 'iterate', '循环', '批量', '遍历', '表格', '列表'],
  inputs: {
    table: {
      type: table,
      optional: true,
      label: { en: 'Table', zh: '表格' },
      tooltip: { en: 'One round for each row.', zh: '每行运行一轮。' },
    },
    items: {
      type: any,
      optional: true,
      label: { en: 'Or a list', zh: '或列表' },
      tooltip: {
        en: 'Instead of a table: one round for each item of a list.',
        zh: '不用表格时连接列表，每项运行一轮。',
      },
    },
    limit: {
      type: int,
      default: 0,
      min: 0,
      max: 1_000_000,
      label: { en: 'Only the first', zh: '只处理前几项' },
      tooltip: {
        en: 'To try out a workflow: only so many of them. 0 takes all.',
        zh: '试运行时可只处理前几项；0 表示全部处理。',
      },
    },
  },
  outputs: {
    loop: { type: eachLoop, name: 'loop', label: { en: 'Loop', zh: '循环' } },
    item: {
      type: any,
      name: 'item',
      label: { en: 'Item', zh: '当前项' },
      tooltip: { en: 'The row, or the item of the list.', zh: '当前这一行，或列表中的当前项。' },
    },
    index: {
      type: int,
      name: 'index',
      label: { en: 'Number', zh: '序号' },
      tooltip: { en: 'Counted from 1.', zh: '从 1 开始计数。' },
    },
    count: { type: int, name: 'count', label: { en: 'Count', zh: '总数' } },
  },
  inputIsList: true,
  region: { opens: 'loop' },
  check: {
    inputs: ['table', 'items'],
    check: (constants, { types }) =>
      [types.table, types.items, constants.table, constants.items].some((given) => given !== undefined)
        ? true
        : loopWithoutItems({}).text,
  },
  async run({ table: given, items, limit }, context) {
    const most = limit?.[0] ?? 0;
    const reference = given?.[0];
    if (reference !== undefined) {
      const { rows } = await context.use(tables).read(reference);
      const count = atMost(rows.length, most);
      return { loop: { table: reference, limit: most }, item: blocked(), index: blocked(), count };
    }
    // A list may be empty; only where nothing is connected is there nothing to go through.
    if (items === undefined) throw loopWithoutItems({});
    const [only] = items;
    const list = (items.length === 1 && Array.isArray(only) ? only : items) as readonly Json[];
    const taken = list.slice(0, atMost(list.length, most));
    return { loop: { items: taken }, item: blocked(), index: blocked(), count: taken.length };
  },
});

function atMost(count: number, limit: number): number {
  return limit > 0 ? Math.min(count, limit) : count;
}
