import { blocked, nodeResult } from '../../definition/node-result.js';
import { any, boolean, float, string } from '../../definition/port-type.js';
import type { Json } from '../../json.js';
import { testNode } from './make-node.js';

/** Answers its constant. */
export const constant = testNode({
  type: 'Constant',
  inputs: { value: { type: any } },
  run: ({ value }) => ({ value }),
});

/** Answers each item of its constant as a value of its own. */
export const each = testNode({
  type: 'Each',
  inputs: { list: { type: any } },
  outputs: { value: { type: any, list: true } },
  run: ({ list }) => ({ value: list as readonly unknown[] }),
});

/** Adds all numbers linked to it, and `plus`. */
export const add = testNode({
  type: 'Add',
  inputs: { plus: { type: float, default: 0 } },
  acceptsUndeclared: true,
  run: (inputs) => ({ value: Object.values(inputs as Record<string, number>).reduce((sum, n) => sum + n, 0) }),
});

/** An output node that shows what it gets. */
export const show = testNode({
  type: 'Show',
  inputs: { value: { type: any }, tag: { type: string, default: '' } },
  outputNode: true,
  outputs: {},
  run: ({ value }) => nodeResult({ ui: { values: [value as Json] } }),
});

/** Blocks what is to be blocked. */
export const block = testNode({
  type: 'Block',
  inputs: { value: { type: any }, block: { type: boolean }, message: { type: string, optional: true } },
  run: ({ value, block: isBlocked, message }) => ({ value: isBlocked ? blocked(message) : value }),
});

/** One of two, and only that one is evaluated. */
export const choose = testNode({
  type: 'Choose',
  inputs: { first: { type: any, lazy: true }, second: { type: any, lazy: true }, useFirst: { type: boolean } },
  checkLazy: ({ useFirst }) => [useFirst ? 'first' : 'second'],
  run: ({ first, second, useFirst }) => ({ value: useFirst ? first : second }),
});

/** Answers the lists it gets, whole. */
export const whole = testNode({
  type: 'Whole',
  inputs: { value: { type: any }, other: { type: any, optional: true } },
  inputIsList: true,
  run: (inputs) => ({ value: inputs as unknown as Json }),
});

/** All of these. */
export const numberNodes = [add, block, choose, constant, each, show, whole];

/** A drawn node that answers each of these values by itself. */
export function list(...values: Json[]): readonly [string, Record<string, Json>] {
  return ['Each', { list: { __value__: values } }];
}
