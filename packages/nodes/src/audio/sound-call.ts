import type { NodeContext } from '@talkgraph/engine';
import type { SoundCall } from '../capabilities/sound-service.js';

/** Lets a call be cancelled with the node, and shows on the node how far it is. */
export function soundCall(context: Pick<NodeContext, 'signal' | 'progress'>): SoundCall {
  return { signal: context.signal, onProgress: (progress) => context.progress(progress) };
}
