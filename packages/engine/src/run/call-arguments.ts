import type { ArrivingItem, GatheredInputs } from './gather-inputs.js';

/** The arguments of one call, or the block among them: the call is then not made. */
export type CallArguments =
  | { readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly blocked: string | null };

/**
 * How often a node is called: once with whole lists (`inputIsList`) or without any inputs, otherwise as often as its
 * longest list has items. An empty list means no calls, hence empty outputs: there is nothing to do it with.
 */
export function countCalls({ lists }: GatheredInputs, inputIsList: boolean): number {
  if (inputIsList || lists.size === 0) return 1;
  let longest = 0;
  for (const { length } of lists.values()) {
    if (length === 0) return 0;
    if (length > longest) longest = length;
  }
  return longest;
}

/** The arguments of the n-th call; shorter lists repeat their last item. One blocked value blocks the whole call. */
export function callArguments(gathered: GatheredInputs, index: number, inputIsList: boolean): CallArguments {
  const entries: [string, unknown][] = [];
  for (const [name, items] of gathered.lists) {
    const used = inputIsList ? items : [items[Math.min(index, items.length - 1)]!];
    const block = used.find(isBlock);
    if (block !== undefined) return block;
    const values = used.map((item) => ('value' in item ? item.value : undefined));
    entries.push([name, inputIsList ? values : values[0]]);
  }
  entries.push(...gathered.hidden);
  return { inputs: Object.fromEntries(entries) };
}

function isBlock(item: ArrivingItem): item is { readonly blocked: string | null } {
  return 'blocked' in item;
}
