import { any, defineNode, int, type Json, portType } from '@talkgraph/engine';
import { failure } from './failure.js';
import { smart, variantCheck } from './smart-type.js';

const category = 'Testing/Lists';

/** A list that travels as one value. */
interface Accumulation {
  readonly accum: readonly Json[];
}

const accumulation = portType<Accumulation>('ACCUMULATION');
const given = { type: accumulation } as const;

/** The position that an index means; negative ones count from the end. */
function position({ accum }: Accumulation, index: number): number {
  const at = index < 0 ? index + accum.length : index;
  if (at < 0 || at >= accum.length) throw failure('IndexError', 'list index out of range');
  return at;
}

const accumulate = defineNode({
  type: 'TestAccumulateNode',
  version: 1,
  label: { en: 'Accumulate', zh: '累积' },
  category,
  summary: { en: 'Appends a value.', zh: '追加一个值。' },
  inputs: { to_add: { type: any }, accumulation: { type: accumulation, optional: true } },
  outputs: { accumulation: { type: smart(accumulation) } },
  check: variantCheck({ accumulation }),
  run: ({ to_add, accumulation: before }) => ({
    accumulation: { accum: [...(before?.accum ?? []), to_add as Json] },
  }),
});

const accumulationHead = defineNode({
  type: 'TestAccumulationHeadNode',
  version: 1,
  label: { en: 'Accumulation Head', zh: '累积取首项' },
  category,
  summary: { en: 'Takes the first value off.', zh: '取出第一个值。' },
  inputs: { accumulation: given },
  outputs: { rest: { type: smart(accumulation) }, head: { type: smart(any) } },
  check: variantCheck({ accumulation }),
  run({ accumulation: all }) {
    const [head, ...rest] = all.accum;
    return head === undefined ? { rest: all, head: null } : { rest: { accum: rest }, head };
  },
});

const accumulationTail = defineNode({
  type: 'TestAccumulationTailNode',
  version: 1,
  label: { en: 'Accumulation Tail', zh: '累积取末项' },
  category,
  summary: { en: 'Takes the last value off.', zh: '取出最后一个值。' },
  inputs: { accumulation: given },
  outputs: { rest: { type: accumulation }, tail: { type: any } },
  run({ accumulation: all }) {
    const tail = all.accum.at(-1);
    // For an empty one the original answers the other way round, and its clients may know.
    if (tail === undefined) return { rest: null as unknown as Accumulation, tail: all };
    return { rest: { accum: all.accum.slice(0, -1) }, tail };
  },
});

const accumulationToList = defineNode({
  type: 'TestAccumulationToListNode',
  version: 1,
  label: { en: 'Accumulation to List', zh: '累积转列表' },
  category,
  summary: { en: 'Hands its values on one by one.', zh: '逐个传出其中的值。' },
  inputs: { accumulation: given },
  outputs: { list: { type: smart(any), list: true } },
  check: variantCheck({ accumulation }),
  run: ({ accumulation: { accum } }) => ({ list: accum }),
});

const listToAccumulation = defineNode({
  type: 'TestListToAccumulationNode',
  version: 1,
  label: { en: 'List to Accumulation', zh: '列表转累积' },
  category,
  summary: { en: 'Gathers a list into one value.', zh: '把列表收集为一个值。' },
  inputIsList: true,
  inputs: { list: { type: any } },
  outputs: { accumulation: { type: smart(accumulation) } },
  check: variantCheck({}),
  run: ({ list }) => ({ accumulation: { accum: list as readonly Json[] } }),
});

const accumulationGetLength = defineNode({
  type: 'TestAccumulationGetLengthNode',
  version: 1,
  label: { en: 'Accumulation Get Length', zh: '累积长度' },
  category,
  summary: { en: 'How many values there are.', zh: '值的数量。' },
  inputs: { accumulation: given },
  outputs: { length: { type: smart(int) } },
  check: variantCheck({ accumulation }),
  run: ({ accumulation: { accum } }) => ({ length: accum.length }),
});

const index = { type: int, default: 0, mustBeGiven: true, step: 1 } as const;

const accumulationGetItem = defineNode({
  type: 'TestAccumulationGetItemNode',
  version: 1,
  label: { en: 'Accumulation Get Item', zh: '累积取项' },
  category,
  summary: { en: 'The value at a position.', zh: '指定位置的值。' },
  inputs: { accumulation: given, index },
  outputs: { item: { type: smart(any) } },
  check: variantCheck({ accumulation, index: int }),
  run: ({ accumulation: all, index: wanted }) => ({ item: all.accum[position(all, wanted)] }),
});

const accumulationSetItem = defineNode({
  type: 'TestAccumulationSetItemNode',
  version: 1,
  label: { en: 'Accumulation Set Item', zh: '累积设项' },
  category,
  summary: { en: 'Replaces the value at a position.', zh: '替换指定位置的值。' },
  inputs: { accumulation: given, index, value: { type: any } },
  outputs: { accumulation: { type: smart(accumulation) } },
  check: variantCheck({ accumulation, index: int }),
  run: ({ accumulation: all, index: wanted, value }) => ({
    accumulation: { accum: all.accum.with(position(all, wanted), value as Json) },
  }),
});

export const accumulations = [
  accumulate,
  accumulationHead,
  accumulationTail,
  accumulationToList,
  listToAccumulation,
  accumulationGetLength,
  accumulationGetItem,
  accumulationSetItem,
];
