import type { NodeContext } from '@talkgraph/engine';
import type { SpeechServiceCall } from '../capabilities/speech-service.js';

/** Lets a call be cancelled with the node, and shows its stages on the node. */
export function watchedSpeech({ signal, progress }: Pick<NodeContext, 'signal' | 'progress'>): SpeechServiceCall {
  return { signal, onProgress: ({ stage, done, total }) => progress({ stage, done, total }) };
}
