import type { NodeContext } from '@talkgraph/engine';
import type { LipSyncCall } from '../capabilities/lipsync-service.js';

/** Lets a call be cancelled with the node, and shows its stages on the node. */
export function watchedCall(context: Pick<NodeContext, 'signal' | 'progress'>): LipSyncCall {
  return {
    signal: context.signal,
    // Of a sound without a known end only what is done can be told.
    // A service says by itself which step it is at.
    onProgress: ({ stage, done, total = done, text }) => context.progress({ stage: text ?? stage, done, total }),
  };
}
