import { blocked } from '../../definition/node-result.js';
import { any, boolean, int, portType } from '../../definition/port-type.js';
import type { Json } from '../../json.js';
import { testNode } from './make-node.js';

const loop = portType<Json>('LOOP');

/** Begins a region that is run once for each item. */
export const each = testNode({
  type: 'EachOf',
  inputs: { list: { type: any } },
  outputs: { loop: { type: loop }, item: { type: any }, index: { type: int } },
  region: { opens: 'loop' },
  run: ({ list }) => ({ loop: list as Json, item: blocked(), index: blocked() }),
});

/** Ends it: answers each round's result, or why there is none. */
export const endEach = testNode({
  type: 'EndEach',
  inputs: {
    loop: { type: loop },
    result: { type: any, optional: true, rawLink: true, lazy: true },
    atOnce: { type: int, default: 1 },
    stop: { type: boolean, default: false },
  },
  outputs: { all: { type: any } },
  outputNode: true,
  region: { closes: 'loop' },
  fingerprint: () => Number.NaN,
  run: async ({ loop: items, atOnce, stop }, ctx) => {
    const list = items as readonly Json[];
    const told: Json[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < list.length; index = next++) {
        const { part, outputs } = ctx.region(String(index), { item: list[index]!, index });
        const wanted = outputs.result === undefined ? [] : [outputs.result];
        const outcome = await ctx.branch(part, wanted);
        if (outcome.status === 'failed' && stop) throw new RangeError(outcome.failure.text.en);
        told[index] =
          outcome.status === 'failed'
            ? `failed ${outcome.failure.display}`
            : outcome.blocked === undefined
              ? (outcome.outputs[0] ?? []).map((item) => ('value' in item ? item.value : 'blocked'))
              : `blocked ${outcome.blocked}`;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return { all: told };
  },
});
