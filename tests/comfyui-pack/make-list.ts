import { any, defineNode } from '@talkgraph/engine';
import { smart, variantCheck } from './smart-type.js';

const value = { type: any, optional: true } as const;

export const makeList = defineNode({
  type: 'TestMakeListNode',
  version: 1,
  label: { en: 'Make List', zh: '生成列表' },
  category: 'Testing/Lists',
  summary: { en: 'Hands its inputs on one by one.', zh: '逐个传出各个输入。' },
  inputs: {
    value1: { type: any },
    value2: value,
    value3: value,
    value4: value,
    value5: value,
    value6: value,
    value7: value,
    value8: value,
    value9: value,
  },
  // `value0` is not declared; a link to it arrives all the same.
  acceptsUndeclared: true,
  outputs: { list: { type: smart(any), list: true } },
  check: variantCheck({}),
  run(inputs) {
    const given = inputs as Readonly<Record<string, unknown>>;
    const names = Array.from({ length: 10 }, (_, n) => `value${n}`);
    return { list: names.map((name) => given[name]).filter((item) => item !== undefined) };
  },
});
