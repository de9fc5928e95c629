import type { Json } from '../json.js';
import { keyOfValue } from './key-nodes.js';
import type { NodeRecord } from './node-record.js';

/** Keys for the outputs of a node, each of which stands for what the output came to, and not for how. */
export function slotKeysOf({ outputs }: NodeRecord): readonly (string | undefined)[] {
  return outputs.map((items) => keyOfValue(items as unknown as Json));
}
