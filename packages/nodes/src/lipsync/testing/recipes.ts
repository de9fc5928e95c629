import type { Clip } from '@talkgraph/media';

/** A recipe that is only passed on. */
export const recipe = (op: string): Clip => ({ op, params: {}, inputs: [], hash: op });
