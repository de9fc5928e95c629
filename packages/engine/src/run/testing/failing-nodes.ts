import { defineError } from '@talkgraph/errors';
import { any } from '../../definition/port-type.js';
import { testNode } from './make-node.js';

/** A mistake of the user, for tests. */
export const wrongInput = defineError('TEST_WRONG_INPUT', 'user', () => ({ en: 'Wrong.', zh: '错误。' }));

/** Fails: as the user's mistake if told so, otherwise with a plain error. */
export const fail = testNode({
  type: 'Fail',
  inputs: { value: { type: any, optional: true } },
  run: ({ value }) => {
    if (value === 'user') throw wrongInput({});
    throw new RangeError('too much');
  },
});

/** Waits until it is aborted, then fails. */
export const waits = testNode({
  type: 'Waits',
  perNode: true,
  run: (_, { signal }) =>
    new Promise((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
});
